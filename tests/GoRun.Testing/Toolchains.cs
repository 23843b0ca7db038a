using System.Collections.Immutable;

namespace GoRun.Testing;

/// <summary>
/// The Go releases named by GORUN_TEST_GOROOTS (GOROOTs joined by colons, oldest first) and the gorun under test, named by
/// GORUN_TEST_BINARY. Tests fail where these are not set: a run without them would prove nothing.
/// </summary>
public static class Toolchains
{
    /// <summary>Oldest first.</summary>
    public static ImmutableArray<Toolchain> Every => Read();

    /// <summary>The versions of all releases, as rows for a theory.</summary>
    public static TheoryData<string> All => new(Read().Select(toolchain => toolchain.Version));

    /// <summary>The first and the last release: where the two agree with gorun, those between rarely differ.</summary>
    public static TheoryData<string> OldestAndNewest => new(OldestAndNewestVersions);

    /// <summary>The last release, for what does not depend on the release.</summary>
    public static Toolchain Newest => Read()[^1];

    /// <summary>Its version.</summary>
    public static string NewestVersion => Newest.Version;

    /// <summary>The first release's version.</summary>
    public static string OldestVersion => Read()[0].Version;

    /// <summary>Their versions.</summary>
    public static IEnumerable<string> OldestAndNewestVersions =>
        Read() is var all && all.Length == 1 ? [all[0].Version] : [all[0].Version, all[^1].Version];

    /// <summary>Every name for the first and the last release.</summary>
    public static TheoryData<string, string> OldestAndNewestWith(IEnumerable<string> names)
    {
        var rows = new TheoryData<string, string>();
        foreach (string version in OldestAndNewestVersions)
        {
            foreach (string name in names)
                rows.Add(version, name);
        }
        return rows;
    }

    public static string GoRunBinary => Path.GetFullPath(Variable("GORUN_TEST_BINARY"));

    /// <summary>Whether it is one native file, and not a program for the shared .NET runtime, which lies in a library beside it.</summary>
    public static bool GoRunIsNative
    {
        get
        {
            string file = File.ResolveLinkTarget(GoRunBinary, returnFinalTarget: true)?.FullName ?? GoRunBinary;
            return !File.Exists(file + ".dll");
        }
    }

    public static Toolchain At(string goroot) => Read().First(toolchain => toolchain.Root == goroot);

    public static Toolchain Named(string version) => Read().First(toolchain => toolchain.Version == version);

    private static ImmutableArray<Toolchain> Read() =>
        [.. Variable("GORUN_TEST_GOROOTS").Split(':').Select(root => new Toolchain(root, VersionOf(root)))];

    private static string VersionOf(string root) => File.ReadLines(Path.Combine(root, "VERSION")).First();

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"{name} is not set; ./test at the root sets it");
}
