using System.Text.RegularExpressions;
using GoRun.Build.Tests.Support;
using GoRun.Testing;
using GoRun.Toolchain;

namespace GoRun.Build.Tests.Cgo;

/// <summary>What is printed when cgo, the C compiler or the C linker have something to say, against the real go with the same cache.</summary>
public sealed partial class CgoMessagesTests
{
    private const string Import = "import \"C\"\n";

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Failures_are_told_as_go_tells_them(string version)
    {
        using BuildBench bench = Module(version);
        Write(bench, "syntax", "// int f(void);\n" + Import + "var X = C.f()\n", ("f.c", "int f(void) { return 1 }\n"));
        Write(bench, "several", "// int f(void);\n" + Import + "var X = C.f()\n", ("f.c", "int f(void) { return x; }\n"), ("g.c", "int g(void) { return y; }\n"));
        Write(bench, "inpreamble", "// int f(void) { return z; }\n" + Import + "var X = C.f()\n");
        Write(bench, "undeclared", "// int f(void);\n" + Import + "var X = C.nosuch()\nvar Y = C.nothing\n");
        Write(bench, "header", "// #include \"nosuch.h\"\n" + Import + "var X = C.int(1)\n");
        Write(bench, "types", "// typedef struct { int a; } pair;\n" + Import + "var X string = C.int(1)\nvar Y C.pair = 3\nvar Z *[100]C.pair = 1\n");
        Write(bench, "flag", "// #cgo CFLAGS: -fplugin=x.so\n" + Import + "var X = C.int(1)\n");
        Write(bench, "assembly", Import + "var X = C.int(1)\n", ("x.s", "TEXT ·f(SB),0,$0\n\tRET\n"));
        Write(bench, "badassembly", Import + "var X = C.int(1)\n", ("x.S", "\tnosuchinstruction\n"));
        Write(bench, "cxx", "// int f(void);\n" + Import + "var X = C.f()\n", ("f.cc", "extern \"C\" int f() { return std::size(1); }\n"));
        Write(bench, "goerror", "// int f(void);\n" + Import + "var X = C.f() +\n");
        Write(bench, "main", "// int nosuch(void);\n" + Import + "func main() { C.nosuch() }\n");
        Write(bench, "unused", "// int f(void);\n" + Import + "import \"fmt\"\nvar X = C.f()\n");
        string[] packages = [.. Directory.GetDirectories(bench.Module).Select(d => "./" + Path.GetFileName(d)).Order(StringComparer.Ordinal)];
        Assert.All(packages, package => AssertSame(bench, package));
    }

    [Fact]
    public void Libraries_that_are_none_are_refused_where_go_refuses_them()
    {
        string version = Toolchains.NewestVersion;
        using BuildBench bench = Module(version);
        Write(bench, "script", "// #cgo LDFLAGS: -L${SRCDIR}/libs -lx\n" + Import + "var X = C.int(1)\n", ("libs/deep/libx.so", "INPUT(-lm)\n"));
        Write(bench, "specs", "// #cgo LDFLAGS: -L${SRCDIR}/libs\n" + Import + "var X = C.int(1)\n", ("libs/my.spec", "x\n"));
        Write(bench, "direct", "// #cgo LDFLAGS: ${SRCDIR}/x.o\n" + Import + "var X = C.int(1)\n", ("x.o", "INPUT(-lm)\n"));
        Write(bench, "system", Import + "var X = C.int(1)\n", ("x.syso", "INPUT(-lm)\n"));
        Assert.True(GoRelease.TryParse(version, out GoRelease release));
        Assert.All(["./script", "./specs", "./direct", "./system"], package => AssertSame(bench, package, succeeds: !release.HasStrictCgoRules));
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Warnings_are_shown_and_kept_as_go_keeps_them(string version)
    {
        using BuildBench bench = Module(version);
        Write(
            bench, "warn", "// #cgo CFLAGS: -Wall\n// int f(void);\n" + Import + "var X = C.f()\n",
            ("a.c", "int f(void) { int unused; return 1; }\n"), ("b.c", "int g(void) { int useless; return 1; }\n"));
        bench.Warm("ours");
        string[] theirs = [bench.Go("cache", "build", "./warn").Error, bench.Go("cache", "build", "./warn").Error];
        string[] ours = [.. Enumerable.Range(0, 2).Select(_ => bench.Build("ours", new BuildGoal.Files(""), "./warn").Error)];
        Assert.Contains("unused", ours[0], StringComparison.Ordinal);
        // Since 1.26 go prints the warnings of several files in the order in which they were compiled.
        Assert.Equal(theirs.Select(Sorted), ours.Select(Sorted));
        Assert.Equal(theirs[1], bench.Go("ours", "build", "./warn").Error);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void A_missing_C_compiler_is_told_as_go_tells_it(string version)
    {
        using BuildBench bench = Module(version, ("CC", "nosuchcc"));
        Write(bench, "main", Import + "func main() { _ = C.int(1) }\n");
        AssertSame(bench, "./main");
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void What_pkg_config_says_amiss_is_told_as_go_tells_it(string version)
    {
        using var folder = new TemporaryFolder();
        string program = folder.Write("answers", "#!/bin/sh\n[ $1 = --libs ] || exit 0\n. ./answer.sh\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using BuildBench bench = Module(version, ("PKG_CONFIG", program));
        foreach (string answer in new[] { "echo -fplugin=x", "echo '-la;rm'", "echo '\"-la'", "echo no such library; exit 1", "exit 2" })
        {
            string package = $"p{answer.Length}";
            Write(bench, package, "// #cgo pkg-config: a --static b\n" + Import + "var X = C.int(1)\n", ("answer.sh", answer + "\n"));
            AssertSame(bench, "./" + package);
        }
    }

    [Theory]
    [InlineData("nosuchpkgconfig")]
    [InlineData("")]
    public void A_library_that_pkg_config_does_not_know_is_told_as_go_tells_it(string program)
    {
        using BuildBench bench = Module(Toolchains.NewestVersion, ("PKG_CONFIG", program));
        Write(bench, "unknown", "// #cgo pkg-config: nosuchlibrary\n" + Import + "var X = C.int(1)\n");
        Write(bench, "named", "// #cgo pkg-config: -nosuchlibrary\n" + Import + "var X = C.int(1)\n");
        AssertSame(bench, "./unknown");
        AssertSame(bench, "./named");
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Failures_of_other_languages_are_told_as_go_tells_them(string version)
    {
        using BuildBench bench = Module(version);
        Write(bench, "fortran", "// int f(void);\n" + Import + "var X = C.f()\n", ("f.f90", "program\nx =\nend\n"));
        Write(bench, "objc", "// int f(void);\n" + Import + "var X = C.f()\n", ("f.m", "@implementation\n"));
        Write(bench, "swig", "var X = 1\n", ("swig.swig", "%module swig\nint f(;\n"));
        Write(bench, "cgofile", "var X = 1\n", ("cgofile.swigcxx", "class A {\n"));
        Assert.All(["./fortran", "./objc", "./swig", "./cgofile"], package => AssertSame(bench, package));
    }

    [Fact]
    public void A_missing_tool_is_told_as_go_tells_it()
    {
        using var folder = new TemporaryFolder();
        foreach (string tool in new[] { "gcc", "as", "ld" }) File.CreateSymbolicLink(folder[tool], "/usr/bin/" + tool);
        using BuildBench bench = Module(Toolchains.NewestVersion, ("PATH", $"{folder.Path}:{Path.GetDirectoryName(Toolchains.Newest.Go)}"));
        Write(bench, "fortran", "// int f(void);\n" + Import + "var X = C.f()\n", ("f.f90", "end\n"));
        Write(bench, "swig", "var X = 1\n", ("swig.swig", "int f();\n"));
        Write(bench, "library", "// #cgo pkg-config: zlib\n" + Import + "var X = C.int(1)\n");
        Assert.All(["./fortran", "./swig", "./library"], package => AssertSame(bench, package));
    }

    private static BuildBench Module(string version, params (string Name, string Value)[] environment)
    {
        var bench = new BuildBench(version, [("CGO_ENABLED", "1"), .. environment]);
        bench.Write("go.mod", "module example.com/m\n\ngo 1.24\n");
        bench.Warm("cache");
        return bench;
    }

    private static void Write(BuildBench bench, string package, string go, params (string Name, string Content)[] files)
    {
        bench.Write($"{package}/{package}.go", $"package {package}\n\n{go}");
        foreach ((string name, string content) in files) bench.Write($"{package}/{name}", content);
    }

    private static void AssertSame(BuildBench bench, string package, bool succeeds = false)
    {
        (int? status, _, string error) = bench.Go("cache", "build", "-o", "/dev/null", package);
        Assert.Equal(succeeds, status == 0);
        BuildRun run = bench.Build("cache", new BuildGoal.Files("/dev/null"), package);
        Assert.Equal(succeeds, run.Result.Succeeded);
        Assert.Equal((package, Masked(error)), (package, Masked(run.Error)));
    }

    private static string Sorted(string text) => string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));

    /// <summary>Without the names that differ from one run of go to the next, and with the blocks of packages' files in a fixed order.</summary>
    private static string Masked(string text) => string.Join("# ", RandomNames().Replace(text, "*").Split("# ").Order(StringComparer.Ordinal));

    [GeneratedRegex(@"(?<=/go-link-|/go-build|/cc)[0-9A-Za-z]+|(?<=0x)[0-9a-f]+")]
    private static partial Regex RandomNames();
}
