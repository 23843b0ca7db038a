using System.Collections.Immutable;
using System.Text;
using GoRun.Build.Cache;
using GoRun.Build.Compile;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

/// <summary>What goes into one executable. Made when all its packages are compiled.</summary>
internal sealed class LinkPlan
{
    private readonly BuildContext _context;

    public LinkPlan(BuildContext context, CompileAction main)
    {
        _context = context;
        Main = main;
        Packages = InLinkOrder(main);
        ActionId = ComputeActionId();
        string id = ActionId.ToShortId();
        Placeholder = new BuildId($"{id}/{main.BuildId}/{id}");
    }

    public CompileAction Main { get; }

    public ContentHash ActionId { get; }

    /// <summary>The build ID that the linker is told, with the action ID in place of the content ID.</summary>
    public BuildId Placeholder { get; }

    /// <summary>The main package, then all that it needs, nearest first. Without package unsafe.</summary>
    public ImmutableArray<CompileAction> Packages { get; }

    /// <summary>The text of importcfg.link: every archive, and what the program is to know of its making.</summary>
    public byte[] ImportConfiguration()
    {
        var text = new StringBuilder();
        foreach (CompileAction package in Packages) ImportConfig.AppendPackageFile(text, package);
        text.Append("modinfo ").Append(BuildInfoText.LinkerLiteral(_context.BuildInfo(Main.Package))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The linker's command line (gcToolchain.ld of the real go).</summary>
    public ImmutableArray<string> Words(string output, string importConfiguration)
    {
        Package package = Main.Package;
        TargetMode mode = _context.Mode;
        ImmutableArray<string>.Builder words = ImmutableArray.CreateBuilder<string>();
        words.AddRange(_context.Tool("link"));
        words.AddRange("-o", output, "-importcfg", importConfiguration);
        if (mode.InstallSuffix.Length > 0) words.AddRange("-installsuffix", mode.InstallSuffix);
        if (_context.OmitsDebug(package)) words.AddRange("-s", "-w");
        if (mode.IsPlugin) words.AddRange("-pluginpath", PackagePath.Of(package, mode, MainPlaceholder));
        if (_context.Env["GOFIPS140"] is not ("" or "off")) words.AddRange("-fipso", Main.ObjectDirectory + "fips.o");
        // Tools carry their ID as a string too, by which the real go knows them again.
        if (package.InGoroot && package.ImportPath.StartsWith("cmd/", StringComparison.Ordinal))
        {
            words.Add("-X=cmd/internal/objabi.buildID=" + Placeholder);
        }

        if (package.DefaultGodebug.Length > 0) words.Add("-X=runtime.godebugDefault=" + package.DefaultGodebug);
        words.AddRange("-buildmode=" + mode.Link, "-buildid=" + Placeholder);
        words.AddRange(mode.LinkerWords);
        ImmutableArray<string> flags = _context.FlagsOf.Link(package);
        words.AddRange(flags);
        if (!flags.Any(f => f == "-extld" || f.StartsWith("-extld=", StringComparison.Ordinal))) words.Add("-extld=" + ExternalLinker());
        words.Add(Main.ArchivePath);
        return words.DrainToImmutable();
    }

    /// <summary>The ID that the main package was compiled with.</summary>
    private BuildId MainPlaceholder
    {
        get
        {
            string id = Main.ActionId.ToShortId();
            return new BuildId($"{id}/{id}");
        }
    }

    /// <summary>Breadth first from the main package: the order counts for the action ID, and for the order of initialisation.</summary>
    private static ImmutableArray<CompileAction> InLinkOrder(CompileAction main)
    {
        ImmutableArray<CompileAction>.Builder order = ImmutableArray.CreateBuilder<CompileAction>();
        var seen = new HashSet<CompileAction>(ReferenceEqualityComparer.Instance) { main };
        order.Add(main);
        for (int i = 0; i < order.Count; i++)
        {
            foreach (CompileAction import in order[i].Imports)
            {
                if (import.ArchivePath.Length > 0 && seen.Add(import)) order.Add(import);
            }
        }

        return order.DrainToImmutable();
    }

    private ContentHash ComputeActionId()
    {
        GoEnv env = _context.Env;
        Package package = Main.Package;
        using var hash = _context.Hashes.Begin("link", package.ImportPath);
        hash.Append("link\nbuildmode "u8).Append(_context.Mode.Given).Append(" goos "u8).Append(env.Goos).Append(" goarch "u8).Append(env.Goarch).EndLine();
        hash.Append("import "u8).AppendQuoted(package.ImportPath).EndLine();
        CompileActionId.AppendTreatment(hash, _context, package);
        hash.Append("defaultgodebug "u8).AppendQuoted(package.DefaultGodebug).EndLine();
        if (_context.Flags.Trimpath) hash.Append("trimpath\n"u8);
        hash.Append("link "u8).Append(_context.ToolId("link")).Append(" "u8);
        hash.Append(GoQuoting.QuoteList(_context.Mode.LinkerWords)).Append(" "u8).Append(_context.Mode.Link).EndLine();
        hash.Append("linkflags "u8).Append(GoQuoting.QuoteList(_context.FlagsOf.Link(package))).EndLine();
        CompileActionId.AppendTarget(hash, env);
        hash.Append("GOROOT="u8).Append(_context.Flags.Trimpath ? "" : env.Goroot).EndLine();
        hash.Append("GO_EXTLINK_ENABLED="u8).Append(env.ProcessEnvironment.GetValueOrDefault("GO_EXTLINK_ENABLED", "")).EndLine();
        foreach (CompileAction action in Packages)
        {
            hash.Append("packagefile "u8).Append(action.Package.ImportPath).Append("="u8).Append(action.BuildId.ContentId).EndLine();
            if (action.Package.IsMain) hash.Append("packagemain "u8).Append(action.BuildId.Text).EndLine();
        }

        return hash.Sum();
    }

    /// <summary>The compiler driver that links for programs with C code: that of C++ as soon as one package has C++ files.</summary>
    private string ExternalLinker()
    {
        bool plusPlus = Packages.Any(p => !p.Package.CxxFiles.IsEmpty || !p.Package.SwigCxxFiles.IsEmpty);
        string variable = plusPlus ? "CXX" : "CC";
        return GoQuoting.JoinQuoted(GoQuoting.SplitQuotedFields(_context.Env[variable]));
    }
}
