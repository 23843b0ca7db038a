using System.Collections.Immutable;
using GoRun.Bench.Scenarios;
using GoRun.Testing;

namespace GoRun.Bench.Measuring;

/// <summary>The folders in which a command keeps what it knows: absolute paths.</summary>
/// <param name="Build">GOCACHE.</param>
/// <param name="Modules">GOMODCACHE.</param>
/// <param name="Home">HOME, and with it the folder that gorun keeps for itself.</param>
internal sealed record Caches(string Build, string Modules, string Home)
{
    /// <summary>Makes them. Go's telemetry is off, because it would start a process now and then.</summary>
    public void Provide()
    {
        foreach (string folder in (string[])[Build, Modules, Home, Temporary]) Directory.CreateDirectory(folder);
        TextArchive.Write("-- .config/go/telemetry/mode --\noff\n", Home);
    }

    /// <summary>Empties what a run must not find.</summary>
    public void Empty(Change change)
    {
        if (change is not (Change.Cold or Change.Downloads)) return;
        FileTrees.Delete(Modules);
        if (change == Change.Cold)
        {
            FileTrees.Delete(Build);
            FileTrees.Delete(Home);
        }

        Provide();
    }

    /// <summary>The whole environment of a command. The toolchain is found as on a user's machine: by PATH.</summary>
    public ImmutableSortedDictionary<string, string> Environment(Testing.Toolchain release, Work work) =>
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("PATH", $"{release.Root}/bin:/usr/local/bin:/usr/bin:/bin")
            .Add("HOME", Home)
            .Add("TMPDIR", Temporary)
            .Add("PWD", work.Folder)
            .Add("GOCACHE", Build)
            .Add("GOMODCACHE", Modules)
            .Add("GOTOOLCHAIN", "local")
            .Add("GOPROXY", "off")
            .SetItems(work.Environment);

    private string Temporary => Path.Combine(Home, "tmp");
}
