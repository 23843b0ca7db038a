using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>What gorun keeps is a hint: whatever is wrong with it, the program is right, nothing is said, and it is recorded anew.</summary>
public sealed class RecordTests(SharedCache shared) : IClassFixture<SharedCache>
{
    private const int Seed = 20_250_611;

    [Theory]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("cut by a byte")]
    [InlineData("longer")]
    [InlineData("garbage")]
    [InlineData("zeros")]
    [InlineData("another version")]
    [InlineData("link to nothing")]
    [InlineData("gone")]
    public void Damaged_record_is_made_again(string kind)
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        Assert.Equal("one\n", scene.Run().Errors);
        Assert.True(scene.Run().Taken);
        foreach (string file in KeptFiles(scene)) Damage(kind, file);

        Answer damaged = scene.Run();
        Assert.Equal((false, "one\n", 0), (damaged.Taken, damaged.Errors, damaged.Status.Raw));
        Answer after = scene.Run();
        Assert.Equal((true, "one\n", 0), (after.Taken, after.Errors, after.Status.Raw));
    }

    [Fact]
    public void Folder_in_place_of_a_record_is_no_record()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        scene.Run();
        foreach (string file in KeptFiles(scene))
        {
            File.Delete(file);
            Directory.CreateDirectory(file);
        }

        for (int round = 0; round < 2; round++)
        {
            Answer answer = scene.Run();
            Assert.Equal((false, "one\n", 0), (answer.Taken, answer.Errors, answer.Status.Raw));
        }
    }

    [Fact]
    public void Record_with_one_wrong_byte_leads_nowhere_else()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        scene.Run();
        var random = new Random(Seed);
        for (int round = 0; round < 40; round++)
        {
            foreach (string file in KeptFiles(scene))
            {
                byte[] content = File.ReadAllBytes(file);
                content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(file, content);
            }

            Answer answer = scene.Run();
            Assert.True((answer.Taken, answer.Errors, answer.Status.Raw) == (false, "one\n", 0), $"seed {Seed}, round {round}: {answer}");
        }
    }

    [Theory]
    [InlineData("unreadable")]
    [InlineData("in a folder that cannot be written")]
    [InlineData("in a folder that cannot be searched")]
    public void Rights_that_are_missing_are_no_error(string kind)
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        Assert.Equal("one\n", RunWithoutRights(scene).Errors);
        foreach (string path in Directory.EnumerateFileSystemEntries(scene.Kept, "*", SearchOption.AllDirectories).Append(scene.Kept).ToArray())
        {
            if (Directory.Exists(path) && kind == "in a folder that cannot be written")
                File.SetUnixFileMode(path, (UnixFileMode)0b101_101_101);
            if (File.Exists(path) && kind == "unreadable")
                File.SetUnixFileMode(path, 0);
        }

        if (kind == "in a folder that cannot be searched") File.SetUnixFileMode(scene.Kept, 0);
        Assert.Equal("one\n", RunWithoutRights(scene).Errors);
        scene.EditUnseen("main.go", "one", "two");
        Assert.Equal("two\n", RunWithoutRights(scene).Errors);
        scene.EditUnseen("main.go", "two", "one");
        Assert.Equal("one\n", RunWithoutRights(scene).Errors);
    }

    [Theory]
    [InlineData("HOME", null)]
    [InlineData("HOME", "")]
    [InlineData("HOME", "/dev/null")]
    [InlineData("XDG_CACHE_HOME", "/dev/null/cache")]
    [InlineData("XDG_CACHE_HOME", "/proc/cache")]
    [InlineData("XDG_CACHE_HOME", "relative")]
    public void Without_a_place_to_keep_it_nothing_is_recorded(string variable, string? value)
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        if (value is null) scene.Sandbox.Unset(variable);
        else scene.Sandbox.Set(variable, value);
        for (int round = 0; round < 2; round++)
        {
            Answer answer = scene.Run();
            Assert.Equal((false, "one\n", 0), (answer.Taken, answer.Errors, answer.Status.Raw));
        }

        Assert.Equal(["go.mod", "main.go"], Directory.GetFileSystemEntries(scene["."]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("off", null)]
    [InlineData("explain", true)]
    [InlineData("", true)]
    public void GORUN_FASTPATH_decides(string value, bool? isRecorded)
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        scene.Set("GORUN_FASTPATH", value);
        Answer first = scene.Run();
        Assert.Equal((value == "explain" ? false : null, "one\n"), (first.Taken, first.Errors));
        scene.Set("GORUN_FASTPATH", "explain");
        Assert.Equal(isRecorded ?? false, scene.Run().Taken);
        scene.Set("GORUN_FASTPATH", value);
        Answer last = scene.Run();
        Assert.Equal((value == "explain" ? true : null, "one\n"), (last.Taken, last.Errors));
    }

    [Theory]
    [InlineData("-n")]
    [InlineData("-x")]
    [InlineData("-work")]
    [InlineData("-json")]
    [InlineData("-exec=/usr/bin/env")]
    public void Runs_that_do_more_than_run_are_not_recorded(string flag)
    {
        using var scene = new Scene(Sources.Plain, shared.Cache) { Words = [flag, "."] };
        scene.Run();
        Answer second = scene.Run();
        Assert.False(second.Taken, second.ToString());
    }

    private static string[] KeptFiles(Scene scene) =>
        [.. Directory.EnumerateFiles(scene.Kept, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0)];

    private static Answer RunWithoutRights(Scene scene) =>
        Answer.Of(scene.Sandbox.Run(scene.Sandbox.CommandFor(Toolchains.GoRunBinary, ".").WithoutRights()));

    private static void Damage(string kind, string file)
    {
        byte[] content = File.ReadAllBytes(file);
        switch (kind)
        {
            case "gone" or "link to nothing":
                File.Delete(file);
                if (kind == "link to nothing") File.CreateSymbolicLink(file, "nothing");
                break;
            case "another version":
                int digit = content.AsSpan().IndexOfAnyInRange((byte)'0', (byte)'9');
                content[Math.Max(digit, 0)] ^= 1;
                File.WriteAllBytes(file, content);
                break;
            default:
                File.WriteAllBytes(file, kind switch
                {
                    "empty" => [],
                    "cut" => content[..(content.Length / 2)],
                    "cut by a byte" => content[..^1],
                    "longer" => [.. content, .. content],
                    "zeros" => new byte[content.Length],
                    "garbage" => [.. Enumerable.Range(0, content.Length).Select(i => (byte)(i * 167))],
                    _ => throw new ArgumentException(kind),
                });
                break;
        }
    }
}
