using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Tests.Packages.Loading;

/// <summary>When a scan of an earlier run counts, and when not.</summary>
public sealed class ScanMemoryTests : IDisposable
{
    private readonly ScanPlace _place = new();

    public ScanMemoryTests()
    {
        _place.Write("a.go", "//go:debug x=1\npackage p\n\nimport (\n\t_ \"embed\"\n\t\"fmt\"\n)\n\n//go:embed *.txt\nvar s string\n\nvar _ = fmt.Print\n");
        _place.Write("c.go", "package p\n\n// #cgo LDFLAGS: -L${SRCDIR}/lib -lm\n// #cgo pkg-config: x\nimport \"C\"\n");
        _place.Write("ignored.go", "//go:build ignore\n\npackage main\n");
        _place.Write("x_windows.go", "package p\n");
        _place.Write("x.h", "int x;\n");
        _place.Write("y.S", "nop\n");
        _place.Write("a_test.go", "package p\n");
        _place.Write("readme", "of no interest\n");
        Directory.CreateDirectory(_place["sub"]);
    }

    public static TheoryData<string, string> Edits => new()
    {
        { "a.go", "package p // and much else\n" },
        { "ignored.go", "package p\n" },
        { "c.go", "package p\n" },
        { "x.h", "int y;\n" },
        { "y.S", "//go:build never\n" },
        { "new.go", "package p\n" },
        { "new_test.go", "package p\n" },
        { "go.mod", "module m\n" },
    };

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_remembered_scan_is_the_one_that_was_made_and_its_hashes_are_known_without_reading()
    {
        DirectoryScan made = _place.Scan();
        Assert.Equal(["y.S"], made.SFiles.AsEnumerable());
        Assert.Equal(["a.go"], made.GoFiles.AsEnumerable());
        Assert.Equal(["-L" + _place["lib"], "-lm"], made.Cgo.LdFlags.AsEnumerable());
        Assert.Equal(ScanText.Of(made), ScanText.Of(_place.Recall()!));
        DirectoryScan remembered = _place.Scan(out SourceTree sources);
        ContentHash hash = ContentHash.Of(File.ReadAllBytes(_place["a.go"]));
        File.Delete(_place["a.go"]);
        Assert.Equal(hash, sources.HashOf(_place["a.go"]));
        Assert.Equal(ScanText.Of(made), ScanText.Of(remembered));
    }

    [Fact]
    public void A_directory_without_a_package_is_remembered_with_the_reason()
    {
        foreach (string name in (string[])["a.go", "c.go", "a_test.go"]) File.Delete(_place[name]);
        DirectoryScan made = _place.Scan();
        Assert.Equal("build constraints exclude all Go files in " + _place.Package, made.Error!.Message);
        Assert.Equal(ScanText.Of(made), ScanText.Of(_place.Recall()!));
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Writing_a_file_ends_it(string name, string content)
    {
        _place.Scan();
        Assert.NotNull(_place.Recall());
        _place.Write(name, content);
        Assert.Null(_place.Recall());
        Assert.Equal(ScanText.Of(_place.ScanAnew()), ScanText.Of(_place.Scan()));
        Assert.NotNull(_place.Recall());
    }

    [Fact]
    public void Other_content_of_the_same_size_and_time_ends_it()
    {
        _place.Scan();
        DateTime written = File.GetLastWriteTimeUtc(_place["a.go"]);
        string text = File.ReadAllText(_place["a.go"]);
        _place.Change("a.go", () =>
        {
            File.WriteAllText(_place["a.go"], text.Replace("fmt", "log", StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(_place["a.go"], written);
        });
        Assert.Null(_place.Recall());
    }

    [Fact]
    public void Another_file_in_its_place_ends_it()
    {
        _place.Scan();
        File.Copy(_place["a.go"], _place["sub/a.go"]);
        File.Move(_place["sub/a.go"], _place["a.go"], overwrite: true);
        Assert.Null(_place.Recall());
    }

    [Fact]
    public void Another_directory_in_its_place_ends_it()
    {
        _place.Scan();
        Directory.Move(_place.Package, _place.Package + "-old");
        Directory.CreateDirectory(_place.Package);
        foreach (string file in Directory.GetFiles(_place.Package + "-old")) File.Move(file, _place[Path.GetFileName(file)]);
        Assert.Null(_place.Recall());
    }

    [Fact]
    public void Removing_and_renaming_end_it()
    {
        _place.Scan();
        _place.Change("", () => File.Move(_place["x.h"], _place["z.h"], overwrite: true));
        Assert.Null(_place.Recall());
        _place.Scan();
        File.Delete(_place["z.h"]);
        Assert.Null(_place.Recall());
        Directory.Delete(_place.Package, recursive: true);
        Assert.Null(_place.Recall());
    }

    [Fact]
    public void What_was_changed_shortly_before_is_not_kept()
    {
        _place.Now = DateTimeOffset.UtcNow;
        _place.Scan();
        Assert.Null(_place.Recall());
        _place.Now += TimeSpan.FromHours(1);
        File.SetLastWriteTimeUtc(_place["a.go"], _place.Now.UtcDateTime.AddMinutes(1));
        _place.Scan();
        Assert.Null(_place.Recall());
    }

    [Fact]
    public void What_a_link_leads_to_is_not_kept()
    {
        File.CreateSymbolicLink(_place["link.go"], "a.go");
        _place.Scan();
        Assert.Null(_place.Recall());
    }

    [Theory]
    [InlineData("package q\n")]
    [InlineData("package p\nimport \"\n")]
    [InlineData("//go:build (\n\npackage p\n")]
    public void Errors_are_found_anew_each_time(string content)
    {
        _place.Write("b.go", content);
        Assert.NotNull(_place.Scan().Error);
        Assert.Null(_place.Recall());
    }

    [Fact]
    public void Settings_have_a_memory_each()
    {
        _place.Scan();
        _place.CgoEnabled = false;
        Assert.Null(_place.Recall());
        Assert.Contains("c.go", _place.Scan().IgnoredGoFiles);
        _place.Tags = TestTags.Of(tags: ["never"]);
        Assert.Null(_place.Recall());
        _place.Scan();
        Assert.NotNull(_place.Recall());
        (_place.CgoEnabled, _place.Tags) = (true, TestTags.Of());
        Assert.Equal(["c.go"], _place.Recall()!.CgoFiles.AsEnumerable());
    }

    [Fact]
    public void A_directory_that_the_overlay_touches_is_read()
    {
        _place.Scan();
        _place.Overlay = ImmutableDictionary<string, string>.Empty.Add(_place["b.go"], _place["a.go"]);
        Assert.Null(_place.Recall());
        Assert.Equal(["a.go", "b.go"], _place.Scan().GoFiles.AsEnumerable());
        _place.Overlay = ImmutableDictionary<string, string>.Empty.Add(_place.Package, _place["readme"]);
        Assert.Null(_place.Recall());
        _place.Overlay = ImmutableDictionary<string, string>.Empty.Add(_place["sub/b.go"], _place["a.go"]).Add("/elsewhere", "");
        _place.Scan();
        Assert.Null(_place.Recall());
        _place.Overlay = ImmutableDictionary<string, string>.Empty.Add("/elsewhere", "");
        Assert.Equal(["a.go"], _place.Recall()!.GoFiles.AsEnumerable());
    }

    [Fact]
    public void A_file_that_is_torn_anywhere_only_means_reading_again()
    {
        string expected = ScanText.Of(_place.Scan());
        string file = Assert.Single(Directory.GetFiles(_place.Kept));
        byte[] whole = File.ReadAllBytes(file);
        for (int length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(file, whole[..length]);
            Assert.Null(_place.Recall());
            byte[] damaged = [.. whole];
            damaged[length] ^= 4;
            File.WriteAllBytes(file, damaged);
            if (_place.Recall() is { } recalled) Assert.Equal(expected, ScanText.Of(recalled));
        }

        File.WriteAllBytes(file, whole[..^9]);
        _place.Scan();
        Assert.NotNull(_place.Recall());
    }

    [Fact]
    public void Where_nothing_can_be_kept_everything_is_read()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_place.Kept)!);
        File.WriteAllText(_place.Kept, "");
        Assert.Equal(["a.go"], _place.Scan().GoFiles.AsEnumerable());
        Assert.Null(_place.Recall());
    }
}
