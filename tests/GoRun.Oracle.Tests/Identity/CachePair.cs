using System.Text.RegularExpressions;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>
/// Two build caches that begin alike: the real go works on one, gorun on the other, on the same module in the same folder. What
/// they add must be the same, and each must find in the other's cache whatever it would have made itself.
/// </summary>
internal sealed partial class CachePair(Sandbox sandbox, BuildCache start, BuildCache ofGo, BuildCache ofGoRun)
{
    public static CachePair Warm(Sandbox sandbox) => From(sandbox, StandardPackages.Of(sandbox.Toolchain));

    /// <param name="start">What the caches begin with.</param>
    public static CachePair From(Sandbox sandbox, BuildCache start) =>
        new(sandbox, start, start.CopyTo(sandbox.In("gocache-of-go")), start.CopyTo(sandbox.In("gocache-of-gorun")));

    /// <summary>Runs the program with either; then again with either on the other's cache, where nothing must be left to do.</summary>
    /// <param name="arguments">Flags and target.</param>
    public void CompareRuns(params ReadOnlySpan<string> arguments)
    {
        Execution expected = Using(ofGo).Go(["run", .. arguments]).Succeeded();
        Execution actual = Using(ofGoRun).GoRun(["run", .. arguments]).Succeeded();
        Assert.Equal((expected.Output, expected.Errors), (actual.Output, actual.Errors));
        AssertSameNewEntries();

        Assert.Empty(ToolLines(Using(ofGoRun).Go(["run", "-x", .. arguments]).Succeeded()));
        Assert.Empty(ToolLines(Using(ofGo).GoRun(["run", "-x", .. arguments]).Succeeded()));
    }

    /// <summary>
    /// Builds the program with either, byte for byte the same. Then go must find gorun's executable up to date though it has never
    /// seen it, and gorun, on go's cache, nothing to do but to link.
    /// </summary>
    /// <param name="arguments">Flags and target.</param>
    /// <returns>The executable's path.</returns>
    public string CompareBuilds(params ReadOnlySpan<string> arguments)
    {
        string expected = sandbox.In("program-of-go");
        string actual = sandbox.In("program-of-gorun");
        Using(ofGo).Go(["build", "-o", expected, .. arguments]).Succeeded();
        Using(ofGoRun).GoRun(["build", "-o", actual, .. arguments]).Succeeded();
        AssertSameFile(expected, actual);
        AssertSameNewEntries();

        Assert.Empty(ToolLines(Using(ofGoRun).Go(["build", "-x", "-o", actual, .. arguments]).Succeeded()));
        CompareLinks(expected, arguments);
        return actual;
    }

    /// <summary>Builds with either a file, and what is written beside it, byte for byte the same.</summary>
    /// <param name="names">The file, and the others; an empty one first where programs go into a folder under their own names.</param>
    /// <param name="arguments">Flags and target.</param>
    /// <returns>The folder of gorun's files.</returns>
    public string CompareFiles(IReadOnlyList<string> names, params ReadOnlySpan<string> arguments)
    {
        string expected = sandbox.In("files-of-go");
        string actual = sandbox.In("files-of-gorun");
        Using(ofGo).Go(["build", "-o", $"{expected}/{names[0]}", .. arguments]).Succeeded();
        Using(ofGoRun).GoRun(["build", "-o", $"{actual}/{names[0]}", .. arguments]).Succeeded();
        Assert.Equal(Directory.GetFiles(expected).Select(Path.GetFileName).Order(), Directory.GetFiles(actual).Select(Path.GetFileName).Order());
        foreach (string name in names.Where(name => name.Length > 0)) AssertSameFile(Path.Combine(expected, name), Path.Combine(actual, name));
        AssertSameNewEntries();
        return actual;
    }

    /// <summary>Lets gorun build on go's cache what go has built into <paramref name="expected"/>.</summary>
    public void CompareLinks(string expected, params ReadOnlySpan<string> arguments)
    {
        string actual = sandbox.In("program-linked-by-gorun");
        Execution link = Using(ofGo).GoRun(["build", "-x", "-o", actual, .. arguments]).Succeeded();
        Assert.All(ToolLines(link), line => Assert.Contains("/link ", line, StringComparison.Ordinal));
        AssertSameFile(expected, actual);
    }

    private void AssertSameNewEntries()
    {
        var expected = ofGo.EntriesSince(start);
        var actual = ofGoRun.EntriesSince(start);
        Assert.NotEmpty(expected);
        BuildCache.AssertSameEntries(expected, actual);
    }

    private static void AssertSameFile(string expected, string actual)
    {
        Assert.True(File.ReadAllBytes(expected).AsSpan().SequenceEqual(File.ReadAllBytes(actual)), $"{expected} and {actual} differ");
        Assert.Equal(File.GetUnixFileMode(expected), File.GetUnixFileMode(actual));
    }

    /// <summary>The lines printed under -x that start a tool of the toolchain or the C compiler.</summary>
    public static IReadOnlyList<string> ToolLines(Execution execution) =>
        [.. execution.Errors.Split('\n').Where(line => ToolLine().IsMatch(line))];

    private Sandbox Using(BuildCache cache)
    {
        sandbox.Use(cache);
        return sandbox;
    }

    [GeneratedRegex(@"/pkg/tool/\w+/(compile|asm|cgo|cover|link) |^(\S+=\S* )*\S*(gcc|clang) ")]
    private static partial Regex ToolLine();
}
