using System.Globalization;

namespace GoRun.Bench.Programs;

/// <summary>
/// A module of many packages, always the same for the same count. The packages lie in layers, twenty at most; each imports one of the layer
/// below at its own place, so that main needs them all, and up to three others from below. Every tenth imports the package <c>leaf</c>.
/// </summary>
internal static class GeneratedModule
{
    private const string Path = "example.com/many";
    private const int LargestDepth = 20;

    /// <summary>The file of the package that many import; an edit of it changes no declaration that they see.</summary>
    public const string Leaf = "leaf/leaf.go";

    private const string LeafSource = """
        // Package leaf is imported by many.
        package leaf

        // Edit is a number that changes.
        func Edit() int { return benchmarkEdit }

        """;

    public static void WriteTo(GoModule module, int count)
    {
        int width = Math.Max(10, (count + LargestDepth - 1) / LargestDepth);
        var random = new Random(count);
        module.Begin("many", MainFile(count, width));
        for (int number = 0; number < count; number++) Package(number, width, random).WriteTo(module);
        module.Write(Leaf, LeafSource);
        MemoryProbe.WriteTo(module);
    }

    private static GeneratedPackage Package(int number, int width, Random random)
    {
        var imports = new SortedSet<int>();
        if (number >= width) imports.Add(number - width);
        int below = number / width * width;
        for (int i = random.Next(4); i > 0 && below > 0; i--) imports.Add(random.Next(below));
        return new GeneratedPackage(Path, number, width, [.. imports]);
    }

    private static string MainFile(int count, int width)
    {
        int first = Math.Max(0, count - width);
        GeneratedPackage[] top = [.. Enumerable.Range(first, count - first).Select(i => new GeneratedPackage(Path, i, width, []))];
        string imports = string.Concat(top.Select(p => $"\t\"{p.ImportPath}\"\n"));
        string sum = string.Join(" + ", top.Select(p => p.Name + ".Total()"));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            package main

            import (
            	"fmt"

            {{imports}}	"{{Path}}/leaf"
            )

            func main() {
            	memory()
            	fmt.Printf("%d main=%d leaf=%d\n", {{sum}}, benchmarkEdit, leaf.Edit())
            }

            """);
    }
}
