using GoRun.Platform;
using GoRun.Resolve.Modules.Queries;
using GoRun.Resolve.Modules.Sums.Database;

namespace GoRun.Resolve.Modules.Sums;

/// <summary>
/// go.sum, or in a workspace all of them, and behind them the checksum database. Files are read when a first sum is asked for. New sums stay in
/// memory until <see cref="Save"/>; nothing else writes. Thread-safe.
/// </summary>
internal sealed class SumVerifier : ISumVerifier
{
    private readonly ModuleContext _context;
    private readonly SumFiles _files;
    private readonly SumDatabaseRules _database;
    private readonly Lock _gate = new();
    private readonly Lazy<RecordedSums> _recorded;

    /// <summary>With the database that the environment names.</summary>
    public SumVerifier(ModuleContext context, SumFiles files)
        : this(context, files, new SumDatabaseRules(context, setting => new DatabaseServer(context, setting)))
    {
    }

    public SumVerifier(ModuleContext context, SumFiles files, SumDatabaseRules database)
    {
        _context = context;
        _files = files;
        _database = database;
        _recorded = new Lazy<RecordedSums>(() => RecordedSums.Read(context.Sources, files));
    }

    /// <summary>There are sums that no file has yet.</summary>
    public bool HasNew
    {
        get
        {
            if (!_recorded.IsValueCreated) return false;
            lock (_gate) return _recorded.Value.Added.Count > 0;
        }
    }

    private bool UsesFiles => _files.Main.Length > 0;

    public bool Has(ModuleVersion module)
    {
        if (!UsesFiles) return true;
        lock (_gate) return _recorded.Value.Known(module).Any();
    }

    /// <summary>The sum that the files have; null where there is none, or they contradict each other (modfetch.RecordedSum).</summary>
    public string? Recorded(ModuleVersion module)
    {
        if (!UsesFiles) return null;
        lock (_gate) return _recorded.Value.Known(module).Distinct().Take(2).ToArray() is [var only] ? only : null;
    }

    public void Verify(ModuleVersion module, string hash)
    {
        bool listed = false;
        if (UsesFiles)
        {
            lock (_gate) listed = _recorded.Value.Use(module, hash);
        }

        // A toolchain runs whatever it likes, so that what go.sum says of it is not enough.
        if (listed && module.Path != GoReleases.Downloads) return;
        if (_database.Applies(module)) _database.Check(module, hash);
        if (listed || !UsesFiles) return;
        lock (_gate)
        {
            if (_recorded.Value.Add(module, hash) is { } warning) _context.Host.Error.Write(warning + "\n");
        }
    }

    /// <summary>Whether there are new sums to write.</summary>
    /// <param name="keep">What the build needs: a module's version for its zip file, with <c>/go.mod</c> behind it for its go.mod file.</param>
    public bool IsChanged(IReadOnlySet<ModuleVersion> keep)
    {
        if (!_recorded.IsValueCreated) return false;
        lock (_gate) return _recorded.Value.Added.Any(s => keep.Contains(s.Module));
    }

    /// <summary>
    /// Writes the new sums that the build needs, where there are any. What others have written meanwhile stays, and what was in the file, also
    /// where it is not needed (modfetch.WriteGoSum).
    /// </summary>
    /// <param name="keep">As for <see cref="IsChanged"/>.</param>
    /// <exception cref="GoError">The file cannot be written.</exception>
    public void Save(IReadOnlySet<ModuleVersion> keep)
    {
        if (!IsChanged(keep)) return;
        if (_context.Sources.ActualPath(_files.Main) != _files.Main)
            throw new GoError("go: updates to go.sum needed, but go.sum is part of the overlay specified with -overlay");
        _context.Tools.Prepare();
        lock (_gate)
        {
            try
            {
                LockedFile.Change(_files.Main, old => _recorded.Value.Merge(SumLines.Parse(_files.Main, old), keep));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new GoError($"go: updating go.sum: {e.Message}");
            }

            _recorded.Value.Added.Clear();
        }
    }
}
