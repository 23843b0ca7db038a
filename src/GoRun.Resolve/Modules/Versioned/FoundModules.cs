using System.Collections.Immutable;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Packages.Constraints;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary>
/// The modules that were found for imports which a module does not ask for, so that the next run of the same <c>package@version</c> takes the
/// same ones and asks nobody. A small text file for each question, the hash of the modules on top:
/// <code>
/// gorun found modules 1 (hash)
/// rsc.io/quote v1.5.2
/// </code>
/// One that is missing or damaged is none, and one that cannot be written is left: it only means searching again.
/// </summary>
internal sealed class FoundModules
{
    private const string Header = "gorun found modules 1 ";

    private readonly ModuleContext _context;
    private readonly ModuleCache _cache;
    private readonly string? _file;

    /// <param name="pattern">The packages: other ones of the same module may import other things.</param>
    public FoundModules(ModuleContext context, ModuleCache cache, ModuleVersion module, string pattern)
    {
        _context = context;
        _cache = cache;
        _file = OwnFiles.Path(context.Env, "found-modules/" + KeyOf(context, module, pattern));
    }

    /// <summary>The modules, all of them in the module cache; none where there is nothing to remember, or some of them have gone.</summary>
    public ImmutableArray<ModuleVersion> Read()
    {
        if (_file is null) return [];
        try
        {
            if (_context.Host.Files.TryRead(_file) is not { } content) return [];
            string text = Encoding.UTF8.GetString(content);
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            if (end < 0 || text[..end] != Header + HashOf(text[(end + 1)..])) return [];
            ImmutableArray<ModuleVersion> modules =
            [
                .. text[(end + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
                    .Select(words => new ModuleVersion(words[0], words[1])),
            ];
            return modules.All(_cache.IsComplete) ? modules : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public void Write(IEnumerable<ModuleVersion> modules)
    {
        if (_file is null) return;
        string lines = string.Concat(modules.Select(m => $"{m.Path} {m.Version}\n"));
        try
        {
            _context.Tools.Prepare();
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            AtomicFile.Write(_file, Encoding.UTF8.GetBytes($"{Header}{HashOf(lines)}\n{lines}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run searches again.
        }
    }

    /// <summary>All that decides which files are looked at, and who is asked for what they import.</summary>
    private static string KeyOf(ModuleContext context, ModuleVersion module, string pattern)
    {
        IEnumerable<string> tags = new BuildTags(context.Env, context.Flags).All.Order(StringComparer.Ordinal);
        string[] asked = ["GOMODCACHE", "GOPROXY", "GOPRIVATE", "GONOPROXY"];
        return HashOf(string.Join(
            '\n',
            [module.ToString(), pattern, context.LocalGoVersion, string.Join(',', tags), .. asked.Select(name => context.Env[name])]));
    }

    private static string HashOf(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text)).ToShortId();
}
