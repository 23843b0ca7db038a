namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Modules whose program says <c>one</c>, on standard error.</summary>
internal static class Sources
{
    public const string GoMod = "-- go.mod --\nmodule example.com/m\n\ngo 1.24\n";

    /// <summary>A constant says it.</summary>
    public const string Plain = GoMod + "-- main.go --\npackage main\n\nconst word = \"one\"\n\nfunc main() { println(word) }\n";

    /// <summary>A variable says <c>two</c> unless another file, <c>b.go</c>, sets it.</summary>
    public const string TwoFiles = GoMod + "-- main.go --\npackage main\n\nvar word = \"two\"\n\nfunc main() { println(word) }\n-- b.go --\n"
        + SetsOne;

    public const string SetsOne = "package main\n\nfunc init() { word = \"one\" }\n";
    public const string SetsTwo = "package main\n\nfunc init() { word = \"two\" }\n";

    /// <summary>The package <c>lib</c> says it.</summary>
    public const string Library = GoMod + "-- main.go --\n" + MainOfLibrary + "-- lib/lib.go --\n" + LibraryOne;

    public const string MainOfLibrary = "package main\n\nimport \"example.com/m/lib\"\n\nfunc main() { println(lib.Word) }\n";
    public const string LibraryOne = "package lib\n\nconst Word = \"one\"\n";
    public const string LibraryTwo = "package lib\n\nconst Word = \"two\"\n";

    /// <summary>
    /// Says <c>one</c> where the language is older than Go 1.22, which gives each turn of a loop a variable of its own, and <c>two</c>
    /// where it is not.
    /// </summary>
    public const string TellsLanguage = """
        package main

        func main() {
        	var turns []func() int
        	for i := 0; i < 2; i++ {
        		turns = append(turns, func() int { return i })
        	}
        	if turns[0]() == 2 {
        		println("one")
        	} else {
        		println("two")
        	}
        }

        """;

    /// <summary>A module beside it, <c>example.com/dep</c> in <c>dep</c>, says it. There is another in <c>dep2</c>, which says <c>two</c>.</summary>
    public const string Dependency = """
        -- go.mod --
        module example.com/m

        go 1.24

        require example.com/dep v1.0.0

        replace example.com/dep => ./dep
        -- main.go --
        package main

        import "example.com/dep"

        func main() { println(dep.Word) }
        -- dep/go.mod --
        module example.com/dep

        go 1.24
        -- dep/dep.go --
        package dep

        const Word = "one"
        -- dep2/go.mod --
        module example.com/dep

        go 1.24
        -- dep2/dep.go --
        package dep

        const Word = "two"

        """;

    /// <summary>The same, vendored: the package in <c>vendor</c> says it, and that in <c>dep</c> says <c>two</c>.</summary>
    public static string Vendored => Dependency.Replace("./dep\n", "./dep2\n", StringComparison.Ordinal) + VendorFolder;

    public const string VendorFolder = """
        -- vendor/modules.txt --
        # example.com/dep v1.0.0 => ./dep2
        ## explicit; go 1.24
        example.com/dep
        # example.com/dep => ./dep2
        -- vendor/example.com/dep/dep.go --
        package dep

        const Word = "one"

        """;
}
