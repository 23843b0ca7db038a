using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;
using GoRun.Testing.Git;

namespace GoRun.Resolve.Tests.Modules.Direct;

/// <summary>Repositories that both sides find behind https://github.com/ (and https://suffix.example/), by a word in git's configuration. Made once for a class of tests.</summary>
public sealed partial class GitOrigins : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GitOrigins()
    {
        Home = _folder["home"];
        _folder.TurnTelemetryOff("home");
        string url = $"file://{_folder.Path}/github.com/";
        _folder.Write("home/.gitconfig", $"[url \"{url}\"]\n\tinsteadOf = https://github.com/\n[url \"{url}a/\"]\n\tinsteadOf = https://suffix.example/\n");
        Tags = WriteTags().Write(_folder["github.com/a/tags"]);
        Legacy = WriteLegacy().Write(_folder["github.com/a/legacy"]);
        Mono = WriteMono().Write(_folder["github.com/a/mono"]);
        new GitHistory().Write(_folder["github.com/a/empty"]);
    }

    public string Home { get; }

    /// <summary>
    /// Hashes of commits, from 1: a module with versions of all kinds. v0.1.0 and v1.0.0 are on the commits 1 and 2, main ends with 4, dev (from 2)
    /// with 5, later (from 4) with 7.
    /// </summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>No go.mod file before commit 5; v1.0.0, v2.0.0, v2.1.0-rc.1, v3.0.0 are commits 1 to 4; main ends with 5.</summary>
    public ImmutableArray<string> Legacy { get; }

    /// <summary>Modules at the root and below.</summary>
    public ImmutableArray<string> Mono { get; }

    /// <summary>A main module beside them, whose commands fetch everything directly.</summary>
    internal ModuleFixture Fixture() => new ModuleFixture().With("GOPROXY", "direct").With("GOSUMDB", "off").With("HOME", Home);

    /// <summary>Puts hashes of commits into a revision: for <c>{tags4}</c> that of commit 4, for <c>{tags4:12}</c> its first 12 digits.</summary>
    public string FillIn(string revision) => Commit().Replace(revision, match =>
    {
        ImmutableArray<string> hashes = match.Groups["name"].Value switch { "tags" => Tags, "legacy" => Legacy, _ => Mono };
        string hash = hashes[int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)];
        return match.Groups["length"] is { Success: true } length ? hash[..int.Parse(length.ValueSpan, CultureInfo.InvariantCulture)] : hash;
    });

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"\{(?<name>[a-z]+)(?<number>\d+)(:(?<length>\d+))?\}")]
    private static partial Regex Commit();

    private static GitHistory WriteTags()
    {
        var history = new GitHistory();
        int first = history.Commit("main", 1, "-- go.mod --\nmodule github.com/a/tags\n\ngo 1.20\n-- a.go --\npackage a\n");
        int second = history.Commit("main", 2, "-- a.go --\npackage a // 2\n");
        int third = history.Commit(
            "main", 3, "-- go.mod --\nmodule github.com/a/tags\n\ngo 1.20\n\nretract [v1.0.1, v1.0.2]\n-- a.go --\npackage a // 3\n");
        history.Commit("main", 4, "-- a.go --\npackage a // 4\n");
        int dev = history.Commit("dev", 5, "-- dev.go --\npackage a\n", from: second);
        int later = history.Commit("later", 6, "-- a.go --\npackage a // 6\n", from: 4);
        history.Commit("later", 7, "-- a.go --\npackage a // 7\n");
        history.Tag("v0.1.0", first);
        history.Annotate("v1.0.0", second);
        history.Tag("v1.0.1", third);
        history.Tag("v1.0.2", third);
        history.Tag("v1.1.0-pre.1", dev);
        history.Tag("release", dev);
        history.Tag("v1.2", third);
        history.Tag("v1.3.0+meta", later);
        history.Tag("v0.0.0-20200101120000-abcdefabcdef", first);
        history.Tag("v2.0.0", later);
        return history;
    }

    private static GitHistory WriteLegacy()
    {
        var history = new GitHistory();
        int first = history.Commit("main", 1, """
            -- a.go --
            package a
            -- LICENSE --
            Do what you like.
            -- .gitattributes --
            ignored.go export-ignore
            *.txt export-subst
            -- ignored.go --
            package a
            -- version.txt --
            $Format:%H$
            -- link.go -> a.go --
            -- run.sh --
            #!/bin/sh
            -- vendor/modules.txt --
            # x
            -- vendor/x/x.go --
            package x
            -- b/vendor/y.go --
            package y
            -- b/vendor/y/y.go --
            package y
            -- nested/go.mod --
            module github.com/a/legacy/nested
            -- nested/n.go --
            package nested
            -- .hg_archival.txt --
            hg
            -- größe/größe.go --
            package größe
            """);
        int second = history.Commit("main", 2, "-- a.go --\npackage a // 2\n");
        int third = history.Commit("main", 3, "-- a.go --\npackage a // 3\n");
        int fourth = history.Commit("main", 4, "-- v3/go.mod --\nmodule github.com/a/legacy/v3\n-- v3/a.go --\npackage a\n");
        history.Commit("main", 5, "-- go.mod --\nmodule github.com/a/legacy\n\ngo 1.25\n");
        history.Tag("v1.0.0", first);
        history.Tag("v2.0.0", second);
        history.Tag("v2.1.0-rc.1", third);
        history.Tag("v3.0.0", fourth);
        return history;
    }

    private static GitHistory WriteMono()
    {
        var history = new GitHistory();
        int first = history.Commit("main", 1, """
            -- LICENSE --
            Of all.
            -- go.mod --
            module github.com/a/mono
            -- sub/go.mod --
            module github.com/a/mono/sub
            -- sub/s.go --
            package s
            -- sub/v2/go.mod --
            module github.com/a/mono/sub/v2
            -- sub/v2/s.go --
            package s
            -- plain/p.go --
            package p
            """);
        int second = history.Commit("main", 2, "-- go.mod --\nmodule github.com/a/mono/v2\n-- m.go --\npackage m\n");
        history.Commit("main", 3, "-- sub/s.go --\npackage s // 3\n-- sub/LICENSE --\nOf sub.\n-- v2/go.mod --\nmodule github.com/a/mono/v2\n");
        history.Commit("future", 4, "-- go.mod --\nmodule github.com/a/mono\n\ngo 1.999\n", from: first);
        history.Tag("v1.0.0", first);
        history.Tag("sub/v0.1.0", first);
        history.Tag("sub/v2.0.0", first);
        history.Tag("v2.0.0", second);
        return history;
    }
}
