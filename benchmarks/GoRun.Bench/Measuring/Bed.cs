using System.Collections.Immutable;
using GoRun.Bench.Scenarios;
using GoRun.Testing;

namespace GoRun.Bench.Measuring;

/// <summary>
/// Where one release is measured. Both sides share GOCACHE and GOMODCACHE, as they do on a user's machine, but where a run begins with empty
/// ones; each has a home of its own.
/// </summary>
/// <param name="gorun">The binary.</param>
/// <param name="folder">For the caches.</param>
internal sealed class Bed(string gorun, string folder, Testing.Toolchain release)
{
    private bool _filled;

    public Testing.Toolchain Release => release;

    /// <summary>A folder for small files.</summary>
    public string Folder => folder;

    public Side Gorun(Work work, Change change = Change.Nothing) => Of("gorun", gorun, [], work, change);

    public Side Go(Work work, Change change = Change.Nothing) => Of("go", GoOf(work), ["run"], work, change);

    /// <summary>Some other command, with the caches of go.</summary>
    public Side Other(Work work, params ReadOnlySpan<string> words)
    {
        Caches caches = Warm("go");
        return new Side([new Command(words[0], [.. words[1..]], work.Folder, caches.Environment(release, work))], caches);
    }

    /// <summary>The go command that belongs to the work.</summary>
    public string GoOf(Work work) => Path.Combine(work.Environment.GetValueOrDefault("GOROOT", release.Root), "bin", "go");

    private Side Of(string name, string program, ImmutableArray<string> first, Work work, Change change)
    {
        Caches caches = change is Change.Cold or Change.Downloads ? Cold(name) : Warm(name);
        ImmutableSortedDictionary<string, string> environment = caches.Environment(release, work);
        return new Side([.. work.CommandLines.Select(words => new Command(program, [.. first, .. words], work.Folder, environment))], caches);
    }

    private Caches Warm(string name)
    {
        var caches = new Caches(Path.Combine(folder, "build"), Path.Combine(folder, "modules"), Path.Combine(folder, name));
        if (!_filled) StandardPackages.Of(release).CopyTo(caches.Build);
        _filled = true;
        caches.Provide();
        return caches;
    }

    private Caches Cold(string name)
    {
        string cold = Path.Combine(folder, "cold-" + name);
        var caches = new Caches(Path.Combine(cold, "build"), Path.Combine(cold, "modules"), Path.Combine(cold, "home"));
        caches.Provide();
        return caches;
    }
}
