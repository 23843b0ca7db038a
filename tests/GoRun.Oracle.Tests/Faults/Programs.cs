using System.Text;

namespace GoRun.Oracle.Tests.Faults;

/// <summary>Modules whose program says <c>right</c>.</summary>
internal static class Programs
{
    /// <summary>What it prints, on standard error.</summary>
    public const string Output = "right\n";

    /// <summary>Imports nothing, so that some thirty packages are all that an empty cache lacks.</summary>
    public const string Smallest = """
        -- go.mod --
        module example.com/m

        go 1.24
        -- main.go --
        package main

        func main() { println("right") }
        """;

    /// <summary>A chain of small packages, each importing the one before: many steps, each of them short.</summary>
    public static string Chain(int length)
    {
        var files = new StringBuilder("-- go.mod --\nmodule example.com/m\n\ngo 1.24\n");
        for (int i = 1; i <= length; i++)
        {
            string import = i == 1 ? "" : $"import \"example.com/m/p{i - 1}\"\n\n";
            string value = i == 1 ? "\"right\"" : $"p{i - 1}.Say()";
            files.Append($"-- p{i}/p.go --\npackage p{i}\n\n{import}func Say() string {{ return {value} }}\n");
        }

        files.Append($"-- main.go --\npackage main\n\nimport \"example.com/m/p{length}\"\n\nfunc main() {{ println(p{length}.Say()) }}\n");
        return files.ToString();
    }
}
