using System.Text.RegularExpressions;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>
/// Compares what go and gorun say of an <see cref="ErrorCase"/>. Each has a build cache of its own, shared by the tests of a
/// class: what is in it of one test's module is of no use to another's, which lies in another folder.
/// </summary>
public sealed partial class ErrorComparison : IDisposable
{
    private readonly Dictionary<string, (Sandbox Place, BuildCache OfGo, BuildCache OfGoRun)> caches = new(StringComparer.Ordinal);

    internal void Check(string version, ErrorCase row)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, row.Module);
        var (_, ofGo, ofGoRun) = CachesFor(version);
        Execution Run(BuildCache cache, string file)
        {
            sandbox.Use(cache);
            foreach (string variable in row.Variables)
                sandbox.Set(variable.Split('=')[0], variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            return sandbox.Run(sandbox.CommandFor(file, [.. row.CommandLine]));
        }
        Execution expected = Run(ofGo, sandbox.Toolchain.Go);
        expected = expected with { Errors = MeantDifferences.DownloadsFirst(MeantDifferences.Of(expected.Errors)) };
        Execution actual = Run(ofGoRun, Toolchains.GoRunBinary);
        actual = actual with { Errors = MeantDifferences.DownloadsFirst(actual.Errors) };
        // Whole, unlike those of xunit, so that a failure can be understood without running anything.
        Assert.True(
            Comparable(expected) == Comparable(actual),
            $"{string.Join(' ', row.CommandLine)}\n== expected\n{Comparable(expected)}\n== actual\n{Comparable(actual)}");
    }

    public void Dispose()
    {
        foreach (var (place, _, _) in caches.Values)
            place.Dispose();
    }

    private (Sandbox Place, BuildCache OfGo, BuildCache OfGoRun) CachesFor(string version)
    {
        if (!caches.TryGetValue(version, out var known))
        {
            Sandbox place = Sandbox.Empty(Toolchains.Named(version));
            known = (place, place.NewCache(), place.NewCache());
            caches.Add(version, known);
        }
        return known;
    }

    // Packages that do not depend on each other report in the order in which they happen to fail; the lines of one package stay
    // together. The linker's temporary files have random names.
    private static string Comparable(Execution execution)
    {
        IEnumerable<string> packages = ("\n" + execution.Errors).Split("\n# ").Select(text => text.Trim('\n'));
        string errors = LinkerFolder().Replace(string.Join("\n# ", packages.Order(StringComparer.Ordinal)), "go-link-N");
        return $"{execution.Status}\n{errors}\n{execution.Output}";
    }

    [GeneratedRegex(@"go-link-\d+")]
    private static partial Regex LinkerFolder();
}
