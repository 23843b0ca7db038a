using System.Text;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Sums;

/// <summary>The content of the go.sum files of a run, and what has been used of it and added to it. Not thread-safe.</summary>
internal sealed class RecordedSums
{
    private readonly SumFiles _files;
    private readonly SumLines _main;
    private readonly (string File, SumLines Lines)[] _workspace;
    private readonly HashSet<Sum> _used = [];

    private RecordedSums(SumFiles files, SumLines main, (string File, SumLines Lines)[] workspace)
    {
        _files = files;
        _main = main;
        _workspace = workspace;
    }

    /// <summary>New sums, which no file has yet.</summary>
    public HashSet<Sum> Added { get; } = [];

    /// <summary>Reads the files; one that does not exist is an empty one.</summary>
    /// <exception cref="GoError">One cannot be read or understood.</exception>
    public static RecordedSums Read(SourceTree sources, SumFiles files) =>
        new(files, Read(sources, files.Main), [.. files.Workspace.Select(f => (f, Read(sources, f)))]);

    /// <summary>The hashes of the files that can be checked.</summary>
    public IEnumerable<string> Known(ModuleVersion module) =>
        _workspace.Select(w => w.Lines).Append(_main)
            .SelectMany(l => l.Of(module))
            .Where(h => h.StartsWith(SumLines.Known, StringComparison.Ordinal) && !Added.Contains(new Sum(module, h)));

    /// <summary>Whether the hash is among those that are recorded, or was added before.</summary>
    /// <exception cref="GoError">Another one is.</exception>
    public bool Use(ModuleVersion module, string hash)
    {
        bool found = Find(module, hash);
        _used.Add(new Sum(module, hash));
        return found;
    }

    /// <summary>Adds a hash that has been verified; returns a warning where there are only unknown ones beside it.</summary>
    /// <exception cref="GoError">Another one has been added meanwhile.</exception>
    public string? Add(ModuleVersion module, string hash)
    {
        if (Find(module, hash)) return null;
        string[] others = [.. _main.Of(module)];
        _main.Add(module, hash);
        Added.Add(new Sum(module, hash));
        return others.Length == 0
            ? null
            : $"warning: verifying {module}: unknown hashes in go.sum: {string.Join(", ", others)}; adding {hash}{SumMessages.UnknownHash}";
    }

    /// <summary>The new content of the main file.</summary>
    /// <param name="now">What is in it at this moment.</param>
    /// <param name="keep">Of the new sums only those of these modules are written.</param>
    /// <exception cref="GoError">Another process has written another sum for a module.</exception>
    public byte[] Merge(SumLines now, IReadOnlySet<ModuleVersion> keep)
    {
        // Only what was verified goes back in: the user may have taken the rest out, for good reasons.
        foreach (Sum sum in _used)
        {
            bool wanted = !Added.Contains(sum) || keep.Contains(sum.Module);
            if (wanted && !Find(now, _files.Title, sum.Module, sum.Hash)) now.Add(sum.Module, sum.Hash);
        }

        var text = new StringBuilder();
        foreach (ModuleVersion module in now.Modules.Where(m => !InWorkspace(m)).Order(ByModule))
        {
            foreach (string hash in now.Of(module).Distinct().Order(StringComparer.Ordinal))
                text.Append(module.Path).Append(' ').Append(module.Version).Append(' ').Append(hash).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Comparer<ModuleVersion> ByModule { get; } = Comparer<ModuleVersion>.Create(static (left, right) =>
    {
        var plainLeft = new ModuleVersion(left.Path, SumLines.WithoutGoMod(left.Version));
        var plainRight = new ModuleVersion(right.Path, SumLines.WithoutGoMod(right.Version));
        int order = ModuleVersion.Compare(plainLeft, plainRight);
        return order != 0 ? order : string.CompareOrdinal(left.Version, right.Version);
    });

    private static SumLines Read(SourceTree sources, string file)
    {
        try
        {
            // A file of the overlay is nobody else's, so that there is nothing to lock.
            byte[]? content = sources.ActualPath(file) == file ? sources.Files.TryReadLocked(file) : sources.TryRead(file);
            return SumLines.Parse(file, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError("go: " + e.Message);
        }
    }

    private bool InWorkspace(ModuleVersion module) => Array.Exists(_workspace, w => w.Lines.Contains(module));

    private bool Find(ModuleVersion module, string hash)
    {
        if (Find(_main, _files.Title, module, hash)) return true;
        bool found = false;

        // All of them, because they might contradict each other.
        foreach ((string file, SumLines lines) in _workspace) found |= Find(lines, file, module, hash);
        return found;
    }

    private static bool Find(SumLines lines, string title, ModuleVersion module, string hash)
    {
        foreach (string known in lines.Of(module))
        {
            if (known == hash) return true;
            if (known.StartsWith(SumLines.Known, StringComparison.Ordinal))
            {
                throw new GoError(
                    $"verifying {module}: checksum mismatch\n\tdownloaded: {hash}\n\t{title}:     {known}{SumMessages.FileMismatch}");
            }
        }

        return false;
    }

    /// <summary>A module, its version with <c>/go.mod</c> behind it for the go.mod file's own, and a hash.</summary>
    internal readonly record struct Sum(ModuleVersion Module, string Hash);
}
