using System.Text;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

/// <summary>
/// What a program knows of its own making (<c>runtime/debug.ReadBuildInfo</c>, <c>go version -m</c>): a text of lines that goes into the
/// action ID of package main, and into the executable by way of the linker. Every byte of it counts for the cache, so the order of lines
/// is the real go's.
/// </summary>
/// <remarks>
/// <code>
/// path   import path
/// mod    module of package main   version   sum
/// dep    module                   version   sum          sorted by path; where it is replaced:
/// =>     replacement              version   sum          instead of the sum, and then an empty line
/// build  key=value
/// </code>
/// Columns are parted by tabs. Source of the format: BuildInfo.String in runtime/debug.
/// </remarks>
internal static partial class BuildInfoText
{
    private const string UnversionedModule = "(devel)";

    // The marks by which the runtime finds the text in memory (cmd/go/internal/modload).
    private static ReadOnlySpan<byte> StartMark => [0x30, 0x77, 0xaf, 0x0c, 0x92, 0x74, 0x08, 0x02, 0x41, 0xe1, 0xc1, 0x07, 0xe6, 0xd6, 0x18, 0xe6];

    private static ReadOnlySpan<byte> EndMark => [0xf9, 0x32, 0x43, 0x31, 0x86, 0x18, 0x20, 0x72, 0x00, 0x82, 0x42, 0x10, 0x41, 0x16, 0xd8, 0xf2];

    /// <summary>The text for one main package. The <c>modinfo</c> line of its action ID is this text, quoted.</summary>
    /// <param name="stamp">State of the repository; null where none is to be recorded.</param>
    public static string For(Package main, GoEnv env, BuildFlags flags, VcsStamp? stamp)
    {
        var text = new StringBuilder();
        text.Append("path\t").Append(main.ImportPath).Append('\n');
        if (main.Module is not null) AppendModule(text, "mod", main.Module, stamp?.Version);
        AppendDependencies(text, main);
        var settings = new StringBuilder();
        AppendSettings(settings, main, env, flags, stamp);
        if (main.Profile.Length > 0) AddProfile(settings, main.Profile, flags.Trimpath);
        return text.Append(settings).ToString();
    }

    /// <summary>The value of the <c>modinfo</c> line of importcfg.link: the text between its two marks, as a Go literal.</summary>
    public static string LinkerLiteral(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        byte[] marked = new byte[StartMark.Length + length + EndMark.Length];
        StartMark.CopyTo(marked);
        Encoding.UTF8.GetBytes(text, marked.AsSpan(StartMark.Length));
        EndMark.CopyTo(marked.AsSpan(StartMark.Length + length));
        return GoQuoting.Quote(marked);
    }

    /// <summary>
    /// The modules of all packages that go into the program, but for package main's own: not those that go.mod merely asks for.
    /// </summary>
    private static void AppendDependencies(StringBuilder text, Package main)
    {
        var modules = new SortedDictionary<string, Module>(StringComparer.Ordinal);
        var seen = new HashSet<Package>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<Package>(main.Dependencies);
        while (waiting.TryPop(out Package? package))
        {
            if (!seen.Add(package)) continue;
            if (package.Module is { } module && module.Path != main.Module?.Path) modules.TryAdd(module.Path, module);
            foreach (Package dependency in package.Dependencies) waiting.Push(dependency);
        }

        foreach (Module module in modules.Values) AppendModule(text, "dep", module, null);
    }

    private static void AppendModule(StringBuilder text, string word, Module module, string? stampedVersion)
    {
        string version = stampedVersion ?? (module.Version.Length > 0 ? module.Version : UnversionedModule);
        text.Append(word).Append('\t').Append(module.Path).Append('\t').Append(version);
        if (module.Replace is { } replacement)
        {
            string replacementVersion = replacement.Version.Length > 0 ? replacement.Version : UnversionedModule;
            text.Append("\n=>\t").Append(replacement.Path).Append('\t').Append(replacementVersion);
        }

        text.Append('\t').Append(module.Sum).Append('\n');
        if (module.Replace is not null) text.Append('\n');
    }
}
