namespace GoRun.Resolve.Tests.Packages;

/// <summary>GOPATH mode: the same packages in the same places as go's, and the same words for those that are not in order.</summary>
public sealed class GopathOracleTests
{
    // The folder is the first entry of GOPATH, its folder "second" the other one.
    private const string Files = """
        -- src/app/main.go --
        package main

        import (
        	_ "app/nest/deep"
        	_ "example.com/tool/v2/words"
        	_ "fmt"
        	_ "lib"
        	_ "other"
        )

        func main() {}
        -- src/app/go.mod --
        module app
        -- src/app/nest/deep/deep.go --
        package deep // import "app/nest/deep"

        import _ "lib"
        import _ "strings"
        -- src/app/nest/vendor/strings/strings.go --
        package strings
        -- src/app/nest/vendor/lib/only/only.go --
        package only
        -- src/app/vendor/lib/lib.go --
        package lib // import "lib"
        -- src/example.com/tool/go.mod --
        module "example.com/tool/v2"
        -- src/example.com/tool/words/words.go --
        package words
        -- second/src/other/other.go --
        package other
        import _ "top"
        -- second/src/vendor/top/top.go --
        package top
        -- second/src/app/main.go --
        package main
        import _ "hidden"
        func main() {}
        -- second/src/app/vendor/hidden/hidden.go --
        package hidden
        -- second/src/odd-name/x.go --
        package x
        -- second/src/odd/x.go --
        package x
        -- second/src/link -> odd --
        -- outside/main.go --
        package main
        import _ "./sub"
        func main() {}
        -- outside/sub/sub.go --
        package sub
        import _ "../sub/more"
        -- outside/sub/more/more.go --
        package more
        -- outside/a b/ab.go --
        package ab
        """;

    private const string Faults = """

        -- src/comment/wrong/x.go --
        package wrong // import "right"
        -- src/comment/bad/x.go --
        // Package bad.

        package bad /* import bad */
        -- src/comment/two/a.go --
        package two // import "a"
        -- src/comment/two/b.go --
        package two // import "b"
        -- src/comment/important/x.go --
        package important // importable "x"
        -- src/usescomment/x.go --
        package x
        import _ "comment/bad"
        import _ "comment/important"
        import _ "comment/two"
        import _ "comment/wrong"
        -- src/spelling/x.go --
        package x
        import _ "other2/"
        import _ "app//nest/deep"
        -- src/absent/x.go --
        package x
        import _ "nothing/here"
        -- src/absent/vendor/there/there.go --
        package there
        -- src/wrongvendor/x.go --
        package x
        import _ "app/vendor/lib"
        -- src/ownvendor/x.go --
        package x
        import _ "ownvendor/vendor/v"
        -- src/ownvendor/vendor/v/v.go --
        package v
        -- src/inner/internal/x.go --
        package internal
        -- src/usesinner/x.go --
        package x
        import _ "inner/internal"
        -- src/imports/main/x.go --
        package x
        import _ "app"
        -- src/cycle/x.go --
        package x
        import _ "y"
        -- src/cycle/vendor/y/y.go --
        package y
        import _ "cycle"
        -- src/local/x.go --
        package x
        import _ "./sub"
        -- src/local/sub/x.go --
        package sub
        -- src/self/x.go --
        package x
        import "."
        -- src/debug/x.go --
        package debug
        -- src/usesdebug/x.go --
        package x
        import _ "debug"
        -- src/empty/readme --
        -- src/usesempty/x.go --
        package x
        import _ "empty"
        -- src/absolute/x.go --
        package x
        import _ "/abs"
        -- src/case/x.go --
        package x
        import _ "Other2"
        import _ "other2"
        -- src/other2/x.go --
        package x
        -- src/Other2/x.go --
        package x
        -- outside/nowhere.go --
        package main
        import _ "./nowhere"
        func main() {}
        """;

    public static TheoryData<string> Goroots => new(Testing.Goroots.Ends);

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Packages_are_listed_as_go_lists_them(string goroot)
    {
        using Workplace place = Gopath(goroot, Files);
        ListOracleTests.AssertSameList(place, place.Folder, "app", "other", "example.com/...");
        ListOracleTests.AssertSameList(place, place.Folder + "/src/app", ".", "./...", "../example.com/tool/words");
        ListOracleTests.AssertSameList(place, place.Folder + "/second/src/app", ".");
        ListOracleTests.AssertSameList(place, place.Folder + "/outside", "main.go");
        ListOracleTests.AssertSameList(place, place.Folder + "/outside", ".", "./...", "./a b");
        ListOracleTests.AssertSameList(place, place.Folder + "/second/src/link", ".");
    }

    [Fact]
    public void Patterns_look_in_all_roots()
    {
        using Workplace place = Gopath(Testing.Goroots.Newest, Files);
        foreach (string pattern in (string[])["...", "all", "std", "cmd", "app/...", "o...", "./src/...", "./second/...", "vendor/top", "nothing/..."])
        {
            (_, string expected, string error) = place.Go("list", pattern);
            Resolution actual = place.Resolve(ResolvePurpose.List, pattern);
            Assert.Equal(expected, string.Concat(actual.Roots.Select(r => r.ImportPath + "\n")));
            Assert.Equal(error, string.Concat(actual.Warnings.Select(w => w + "\n")));
        }
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void What_is_not_in_order_gives_the_error_of_go_build(string goroot)
    {
        using Workplace place = Gopath(goroot, Files + Faults);
        string[] targets =
        [
            "usescomment", "comment/wrong", "comment/important", "spelling", "absent", "wrongvendor", "ownvendor", "usesinner", "imports/main", "cycle",
            "local", "self", "usesdebug", "usesempty", "absolute", "case", "nowhere/at/all", "./nowhere", "./src/nowhere", "./nowhere/...",
            place.Folder + "/outside", place.Folder + "/src/other2", "outside/nowhere.go", "other@v1.0.0",
        ];
        var differences = new List<string>();
        foreach (string target in targets) ErrorOracleTests.Compare(place, differences, ResolvePurpose.Build, "build", target);
        ErrorOracleTests.Compare(place, differences, ResolvePurpose.Run, "run", "other@v1.0.0");
        ErrorOracleTests.Compare(place, differences, ResolvePurpose.Run, "run", "nothing/...");
        place.Variables["GOPATH"] = goroot;
        // That this is no GOPATH is said when the settings are read.
        Assert.EndsWith(place.Error(ResolvePurpose.Build, "other"), place.Go("build", "other").Error, StringComparison.Ordinal);
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    /// <summary>The real go takes for all whichever it meets first, in an order that is not always the same.</summary>
    [Fact]
    public void A_vendored_package_that_GOROOT_has_too_is_not_mixed_up_with_it()
    {
        const string Path = "golang.org/x/net/http/httpguts";
        using Workplace place = Gopath(Testing.Goroots.Newest, $"""
            -- src/vendor/{Path}/x.go --
            package httpguts
            -- src/one/x.go --
            package one
            import _ "{Path}"
            -- src/two/x.go --
            package two
            import _ "net/http"
            """);
        Assert.Contains(place.Resolve(ResolvePurpose.Build, "one").Packages, p => p.Directory == $"{place.Folder}/src/vendor/{Path}");
        Assert.Contains(place.Resolve(ResolvePurpose.Build, "two").Packages, p => p.Directory == $"{place.Goroot}/src/vendor/{Path}");
        Assert.Contains($"ambiguous import: found package vendor/{Path} in GOROOT and in GOPATH\n", place.Error(ResolvePurpose.Build, "one", "two"));
    }

    private static Workplace Gopath(string goroot, string files)
    {
        Workplace place = new Workplace(goroot, ("GO111MODULE", "off")).With(files);
        place.Variables["GOPATH"] = $"{place.Folder}:{place.Folder}/second";
        return place;
    }
}
