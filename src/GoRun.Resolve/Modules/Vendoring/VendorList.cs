using System.Text;
using GoRun.Platform;

namespace GoRun.Resolve.Modules.Vendoring;

/// <summary>What vendor/modules.txt says of a module.</summary>
internal sealed record VendoredModule
{
    /// <summary>Without version for a <c>replace</c> line for all versions.</summary>
    public required ModuleVersion Module { get; init; }

    /// <summary>It has a require line in the go.mod that the folder was made from.</summary>
    public bool Explicit { get; set; }

    /// <summary>The <c>go</c> note; empty without one.</summary>
    public string GoVersion { get; set; } = "";

    public ModuleVersion? Replacement { get; set; }
}

/// <summary>
/// The file vendor/modules.txt, written by <c>go mod vendor</c>:
/// <code>
/// ## workspace                                         only where a workspace was vendored
/// # golang.org/x/text v0.3.0 => ../text                a module, with what replaces it
/// ## explicit; go 1.17                                 notes on it
/// golang.org/x/text/language                           its vendored packages
/// # example.com/m => ../m                              a replace line for all versions
/// </code>
/// Lines of any other form are passed over. Immutable once read.
/// </summary>
internal sealed class VendorList
{
    private readonly Dictionary<ModuleVersion, VendoredModule> _modules = [];
    private readonly Dictionary<string, ModuleVersion> _packages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);
    private readonly List<ModuleVersion> _providers = [];
    private readonly List<ModuleVersion> _replaced = [];
    private readonly ModuleContext _context;
    private readonly string _file;
    private VendoredModule? _current;

    /// <summary>The current module is known to give packages.</summary>
    private bool _provides;

    private VendorList(ModuleContext context, string file)
    {
        _context = context;
        _file = file;
    }

    /// <summary>The folder was made for a workspace, and does not count outside of one.</summary>
    public bool ForWorkspace { get; private set; }

    /// <summary>The modules that give packages to the build, in the order of the file.</summary>
    public IReadOnlyList<ModuleVersion> Providers => _providers;

    /// <summary>The replaced modules, in the order of the file.</summary>
    public IReadOnlyList<ModuleVersion> Replaced => _replaced;

    /// <summary>Reads the file; one that does not exist lists nothing.</summary>
    /// <exception cref="GoError">A vendored module asks for a newer Go than the toolchain is.</exception>
    public static VendorList Read(ModuleContext context, string vendorDirectory)
    {
        string file = vendorDirectory + "/modules.txt";
        var list = new VendorList(context, file);
        if (ModuleText.Read(context.Sources, file) is not { } text) return list;
        list._packages.EnsureCapacity(text.Length / 64);
        list.ForWorkspace = IsForWorkspace(text);
        foreach (Range line in text.AsSpan().Split('\n')) list.AddLine(text.AsSpan(line));
        return list;
    }

    /// <summary>The module that the vendored package belongs to.</summary>
    public bool TryGetPackage(string importPath, out ModuleVersion module) => _packages.TryGetValue(importPath, out module);

    /// <summary>Null for a module that is not listed.</summary>
    public VendoredModule? Find(ModuleVersion module) => _modules.GetValueOrDefault(module);

    /// <summary>The version of the module with this path that gives packages to the build; null where none does.</summary>
    public string? VersionOf(string modulePath) => _versions.GetValueOrDefault(modulePath);

    private static bool IsForWorkspace(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        string first = end < 0 ? text : text[..end];
        return first.StartsWith("## ", StringComparison.Ordinal)
            && first[3..].Split(';', StringSplitOptions.TrimEntries).Contains("workspace");
    }

    private void AddLine(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("# ", StringComparison.Ordinal)) AddModule(line);
        else if (_current is null) return;
        else if (line.StartsWith("## ", StringComparison.Ordinal)) AddNotes(_current, line[3..]);
        else AddPackage(_current, line.Trim());
    }

    /// <summary><c># path version [=> replacement]</c> or <c># path => replacement</c>.</summary>
    private void AddModule(ReadOnlySpan<char> line)
    {
        Span<Range> fields = stackalloc Range[8];
        int count = line.SplitAny(fields, " \t\r", StringSplitOptions.RemoveEmptyEntries);
        if (count < 3) return;
        _provides = false;
        string path = line[fields[1]].ToString();
        int arrow;
        if (SemanticVersion.IsValid(line[fields[2]]))
        {
            _current = Get(new ModuleVersion(path, line[fields[2]].ToString()));
            arrow = 3;
        }
        else if (line[fields[2]] is "=>")
        {
            _current = Get(new ModuleVersion(path, ""));
            arrow = 2;
        }
        else
        {
            _current = null;
            return;
        }

        if (count < arrow + 2 || line[fields[arrow]] is not "=>") return;
        string newVersion = count == arrow + 3 ? line[fields[arrow + 2]].ToString() : "";
        if (count != arrow + 2 && !SemanticVersion.IsValid(newVersion)) return;
        _current.Replacement = new ModuleVersion(line[fields[arrow + 1]].ToString(), newVersion);
        _replaced.Add(_current.Module);
    }

    private VendoredModule Get(ModuleVersion module)
    {
        if (!_modules.TryGetValue(module, out VendoredModule? known)) _modules.Add(module, known = new VendoredModule { Module = module });
        return known;
    }

    private void AddNotes(VendoredModule module, ReadOnlySpan<char> notes)
    {
        foreach (Range part in notes.Split(';'))
        {
            ReadOnlySpan<char> note = notes[part].Trim();
            if (note is "explicit") module.Explicit = true;
            if (!note.StartsWith("go ", StringComparison.Ordinal)) continue;
            module.GoVersion = note[3..].ToString();
            if (_context.IsTooNew(module.GoVersion))
                throw new GoError("go: " + _context.TooNew($"{module.Module.Path} in {_context.Short(_file)}", module.GoVersion));
        }
    }

    private void AddPackage(VendoredModule module, ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line.ContainsAny(' ', '\t')) return;
        string importPath = line.ToString();

        // Once a module is known to give packages, a malformed path does no harm: it is never looked for.
        if (!_provides && ModulePaths.CheckImportPath(importPath) is not null) return;
        ModuleVersion version = module.Module;
        _packages[importPath] = version;
        if (_provides) return;
        _provides = true;
        if (_versions.TryGetValue(version.Path, out string? known)
            && ModuleVersion.CompareVersions(version.Path, known, version.Version) >= 0)
        {
            return;
        }

        _providers.Add(version);
        _versions[version.Path] = version.Version;
    }
}
