using GoRun.Platform;

namespace GoRun.FastPath.Tests;

/// <summary>Everything seems to have been written long ago: identities alone have to tell.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly Scene _scene = new(TimeSpan.FromMinutes(5));

    public RecordTests()
    {
        _scene.Write("p/a.go", "package p");
        _scene.Write("p/b.go", "package p");
        Directory.CreateDirectory(_scene["p/testdata"]);
        File.CreateSymbolicLink(_scene["p/link"], _scene["p/testdata"]);
        var tree = new SourceTree(_scene.Files);
        tree.Read(_scene["p/a.go"]);
        byte[] buffer = [];
        tree.ReadInto(_scene["p/b.go"], ref buffer, out _);
        tree.List(_scene["p"]);
        Assert.False(_scene.Files.FileExists(_scene["go.work"]));
        Assert.True(_scene.Files.FileExists(_scene.Write("go.mod", "module m")));
        Assert.True(_scene.Files.DirectoryExists(_scene["p/testdata"]));
        Assert.Null(_scene.Files.TryRead(_scene["p/none.go"]));
        Assert.NotNull(_scene.Files.TryReadLocked(_scene.Write("go.sum", "")));
        Assert.Null(_scene.Files.FindProgram("cc", _scene["bin"]));
    }

    public static TheoryData<string> Changes => [.. Table.Keys];

    /// <summary>What is done, and what of it is told.</summary>
    private static Dictionary<string, (Action<Scene> Change, string Told)> Table { get; } = new()
    {
        ["content"] = (s => s.Write("p/a.go", "package q // longer"), "p/a.go was changed"),
        ["content, size and time as before"] = (s => RewriteUnseen(s["p/b.go"], "package q"), "p/b.go was changed"),
        ["replaced"] = (s => AtomicFile.Write(s["p/a.go"], "package p"u8), "p was changed"),
        ["removed"] = (s => File.Delete(s["p/a.go"]), "p was changed"),
        ["added"] = (s => s.Write("p/c.go", "package p"), "p was changed"),
        ["renamed"] = (s => File.Move(s["p/b.go"], s["p/c.go"]), "p was changed"),
        ["its mode"] = (s => File.SetUnixFileMode(s["p/a.go"], UnixFileMode.None), "p/a.go was changed"),
        ["looked for in vain"] = (s => s.Write("go.work", "go 1.24"), "go.work is there now"),
        ["looked for as a directory"] = (s => Directory.CreateDirectory(s["go.work"]), "go.work is there now"),
        ["a program earlier in PATH"] = (s => s.Write("bin/cc", ""), "bin/cc is there now"),
        ["a file that only had to be there"] = (s => File.Delete(s["go.mod"]), "go.mod is gone"),
        ["a locked file"] = (s => s.Write("go.sum", "sums"), "go.sum was changed"),
        ["a directory that only had to be there"] = (s => Directory.Delete(s["p/testdata"]), "p was changed"),
        ["a link"] = (s => Retarget(s["p/link"], s["p/a.go"]), "p was changed"),
        ["what a link leads to"] = (s => Directory.Move(s["p/testdata"], s["p2"]), "p was changed"),
        ["the executable"] = (s => s.Write("cache/program", "other"), "cache/program was changed or removed"),
        ["the executable's mode"] = (s => File.SetUnixFileMode(s.Executable, UnixFileMode.None), "cache/program was changed or removed"),
        ["the executable is gone"] = (s => File.Delete(s.Executable), "cache/program was changed or removed"),
    };

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void What_was_not_changed_holds()
    {
        byte[] record = _scene.Record();
        CheckResult result = _scene.Check(record);
        Assert.Equal("", result.Reason);
        Assert.Equal(_scene.Executable, result.Program!.Executable);
        Assert.Equal("/go/bin", result.Program.ChangedVariables["PATH"]);
        Assert.Null(result.Program.ChangedVariables["GOROOT"]);
        Assert.False(result.Improved);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_found(string name)
    {
        byte[] record = _scene.Record();
        (Action<Scene> change, string told) = Table[name];
        change(_scene);
        CheckResult result = _scene.Check(record);
        Assert.Null(result.Program);
        Assert.Equal(_scene[told.Split(' ')[0]] + told[told.IndexOf(' ', StringComparison.Ordinal)..], result.Reason);
    }

    [Fact]
    public void Another_start_of_the_machine_ends_it() =>
        Assert.Equal("the machine was started anew", Scene.Check(_scene.Record(), _scene.Started, "another").Reason);

    [Fact]
    public void An_executable_that_go_would_mark_as_used_again_is_left_to_the_long_way() =>
        Assert.EndsWith("is to be marked as used", Scene.Check(_scene.Record(), _scene.Started.AddHours(1)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_change_in_the_middle_of_the_run_is_found_by_the_next()
    {
        _scene.Write("p/a.go", "package other");
        Assert.Null(_scene.Check(_scene.Record()).Program);
    }

    [Fact]
    public void A_file_that_changed_between_two_looks_is_not_recorded()
    {
        _scene.Write("p/a.go", "package other");
        _scene.Files.TryRead(_scene["p/a.go"]);
        Assert.Equal(_scene["p/a.go"] + " was changed meanwhile", _scene.Notes.Refusal);
    }

    [Fact]
    public void A_torn_record_is_none()
    {
        byte[] record = _scene.Record();
        for (int length = 0; length < record.Length; length++) Assert.False(RecordFormat.IsWhole(record.AsSpan(0, length)));
        for (int at = 0; at < record.Length; at++)
        {
            record[at] ^= 0x40;
            Assert.False(RecordFormat.IsWhole(record), $"byte {at}");
            record[at] ^= 0x40;
        }

        Assert.True(RecordFormat.IsWhole(record));
        Assert.False(RecordFormat.IsWhole([.. record, 0]));
    }

    private static void RewriteUnseen(string path, string content)
    {
        DateTime time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, time);
    }

    private static void Retarget(string link, string target)
    {
        File.Delete(link);
        File.CreateSymbolicLink(link, target);
    }
}
