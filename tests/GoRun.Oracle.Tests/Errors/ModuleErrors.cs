using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>go.mod, go.sum and vendor/modules.txt files that are wrong or do not fit together.</summary>
internal static class ModuleErrors
{
    private const string Main = "-- main.go --\npackage main\n\nfunc main() {}\n";
    private const string Using = "-- main.go --\npackage main\n\nimport _ \"example.org/lib\"\n\nfunc main() {}\n";

    public static ImmutableArray<ErrorCase> All { get; } =
    [
        new("no go.mod", Main + "-- go.mod/ --\n", ".") ,
        new("unknown directive", Mod("requires example.org/lib v1.0.0") + Main, "."),
        new("syntax error", Mod("require (\n\texample.org/lib v1.0.0") + Main, "."),
        new("several errors", Mod("require example.org/lib\nreplace a b c\nexclude x") + Main, "."),
        new("version of another major", Mod("require example.org/lib v2.0.0") + Main, "."),
        new("bad go version", "-- go.mod --\nmodule example.com/m\n\ngo 1.x\n" + Main, "."),
        new("repeated module line", "-- go.mod --\nmodule example.com/m\nmodule example.com/n\n" + Main, "."),
        new("no module line", "-- go.mod --\ngo 1.24\n" + Main, "."),
        new("bad module path", "-- go.mod --\nmodule example.com/M$\n\ngo 1.24\n" + Main, "."),
        new("empty go.mod", "-- go.mod --\n" + Main, "."),
        new("newer go", "-- go.mod --\nmodule example.com/m\n\ngo 1.99\n" + Main, "."),
        new("newer toolchain", "-- go.mod --\nmodule example.com/m\n\ngo 1.24\n\ntoolchain go1.99.1\n" + Main, "."),
        new("bad toolchain", "-- go.mod --\nmodule example.com/m\n\ngo 1.24\n\ntoolchain 1.24\n" + Main, "."),
        new("replaced module that wants a newer go", Mod("require example.org/lib v1.0.0\n\nreplace example.org/lib => ./lib")
            + Using + "-- lib/go.mod --\nmodule example.org/lib\n\ngo 1.98\n-- lib/lib.go --\npackage lib\n", "."),
        new("replacement that is not there", Mod("require example.org/lib v1.0.0\n\nreplace example.org/lib => ./lib") + Using, "."),
        new("replacement without go.mod", Mod("require example.org/lib v1.0.0\n\nreplace example.org/lib => ./lib")
            + Using + "-- lib/lib.go --\npackage lib\n", "."),
        new("replacement that is another module", Mod("require example.org/lib v1.0.0\n\nreplace example.org/lib => ./lib")
            + Using + "-- lib/go.mod --\nmodule example.org/another\n-- lib/lib.go --\npackage lib\n", "."),
        new("replacement that is not required", Mod("replace example.org/lib => ./lib")
            + Using + "-- lib/go.mod --\nmodule example.org/lib\n-- lib/lib.go --\npackage lib\n", "."),
        new("package missing in a replacement", Mod("require example.org/lib v1.0.0\n\nreplace example.org/lib => ./lib")
            + Using + "-- lib/go.mod --\nmodule example.org/lib\n-- lib/sub/lib.go --\npackage lib\n", "."),
        new("syntax error in the go.mod of a replacement", Mod("require example.org/lib v1.0.0\n\nreplace example.org/lib => ./lib")
            + Using + "-- lib/go.mod --\nmodule example.org/lib\nrubbish\n-- lib/lib.go --\npackage lib\n", "."),
        new("module that is not downloaded, with sums", Mod("require example.org/lib v1.0.0") + Using + """
            -- go.sum --
            example.org/lib v1.0.0 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
            example.org/lib v1.0.0/go.mod h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
            """, "."),
        new("module that is not downloaded, without sums", Mod("require example.org/lib v1.0.0") + Using, "."),
        new("malformed go.sum", Mod("require example.org/lib v1.0.0") + Using + "-- go.sum --\nthis line has too many words\n", "."),
        new("indirect requirement missing", Mod("require example.org/lib v1.0.0\n\nreplace example.org/lib => ./lib")
            + Using
            + "-- lib/go.mod --\nmodule example.org/lib\n\ngo 1.24\n\nrequire example.org/more v1.0.0\n"
            + "-- lib/lib.go --\npackage lib\n\nimport _ \"example.org/more\"\n", "."),
        new("vendor folder without modules.txt",
            Mod("require example.org/lib v1.0.0")
            + Using
            + "-- vendor/example.org/lib/lib.go --\npackage lib\n",
            "."),
        new("inconsistent vendoring", Mod("require example.org/lib v1.0.0") + Using + """
            -- vendor/modules.txt --
            # example.org/lib v1.1.0
            ## explicit; go 1.24
            example.org/lib
            # example.org/extra v1.0.0
            ## explicit
            -- vendor/example.org/lib/lib.go --
            package lib
            """, "."),
        new("vendored package that is not there", Mod("require example.org/lib v1.0.0") + Using + """
            -- vendor/modules.txt --
            # example.org/lib v1.0.0
            ## explicit; go 1.24
            -- vendor/example.org/other/lib.go --
            package lib
            """, "."),
        new("-mod=vendor without a vendor folder", Main, "-mod=vendor", "."),
        new("-modfile that is not there", Main, "-modfile=other.mod", "."),
        new("-modfile with another suffix", Main + "-- other.txt --\n", "-modfile=other.txt", "."),
        new("-modfile with an error", Main + "-- other.mod --\nmodule example.com/m\n\nrubbish\n", "-modfile=other.mod", "."),
        new("ignored godebug setting", Mod("godebug unknownsetting=1") + Main, "."),
        new("bad godebug line", Mod("godebug a b") + Main, "."),
        new("unknown setting on a godebug comment", "-- main.go --\n//go:debug nosuchthing=1\npackage main\n\nfunc main() {}\n", "."),
        new("godebug comment outside main",
            "-- main.go --\npackage main\n\nimport _ \"example.com/m/a\"\n\nfunc main() {}\n"
            + "-- a/a.go --\n//go:debug panicnil=1\npackage a\n",
            "."),
        new("outside of a module", Main, "-C", "/", "."),
        new("missing import outside of a module", Main, "-C", "/", "example.org/nothing"),
    ];

    private static string Mod(string lines) => $"-- go.mod --\nmodule example.com/m\n\ngo 1.24\n\n{lines}\n";
}
