using System.Collections.Immutable;
using GoRun.Build.Cache;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile;

/// <summary>
/// The action ID of compiling a package: the hash of all that can change the archive. What is in it, and the order, is buildActionID's of
/// the real go (cmd/go/internal/work/exec.go), since both share one cache.
/// </summary>
internal static class CompileActionId
{
    // Debugging switches of the compiler that `go env` does not know.
    private static readonly ImmutableArray<string> MagicVariables = ["GOCLOBBERDEADHASH", "GOSSAFUNC", "GOSSADIR", "GOCOMPILEDEBUG"];

    /// <param name="action">Its imports have their build IDs, and its profile has its hash.</param>
    public static ContentHash Compute(BuildContext context, CompileAction action)
    {
        Package package = action.Package;
        using var hash = context.Hashes.Begin("build", package.ImportPath);
        AppendOrigin(hash, context, package);
        if (package.UsesCgo) context.Cgo.AddToActionId(package, hash);
        if (package.CoverMode.Length > 0)
            hash.Append("cover ").AppendQuoted(package.CoverMode).Append(" ").AppendQuoted(context.ToolId("cover")).EndLine();
        if (package.IsMain) hash.Append("modinfo ").AppendQuoted(context.BuildInfo(package)).EndLine();
        AppendTools(hash, context, package);
        AppendFiles(hash, context, package);
        foreach (CompileAction import in action.Imports)
        {
            hash.Append("import "u8).Append(import.Package.ImportPath).Append(" "u8).Append(import.BuildId.ContentId).EndLine();
        }

        if (action.Profile is { } profile)
        {
            hash.Append("pgofile "u8);
            if (profile.OutputHash is { } content) hash.AppendShortId(content);
            hash.EndLine();
        }

        return hash.Sum();
    }

    /// <summary>The line that both compiling and linking have, about how the package is treated.</summary>
    public static void AppendTreatment(ActionHash hash, BuildContext context, Package package)
    {
        hash.Append("omitdebug "u8).AppendBool(context.OmitsDebug(package));
        hash.Append(" standard "u8).AppendBool(package.Standard);
        hash.Append(" local "u8).AppendBool(package.IsLocal);
        hash.Append(" prefix "u8).AppendQuoted(package.LocalPrefix).EndLine();
    }

    /// <summary>The lines of the architecture variable and of the experiments.</summary>
    public static void AppendTarget(ActionHash hash, GoEnv env)
    {
        hash.Append(env.ArchVariable.Name).Append("="u8).Append(env.ArchVariable.Value).EndLine();
        if (env.CanonicalExperiment.Length > 0) hash.Append("GOEXPERIMENT="u8).AppendQuoted(env.CanonicalExperiment).EndLine();
    }

    private static void AppendOrigin(ActionHash hash, BuildContext context, Package package)
    {
        hash.Append("compile\n"u8);
        if (context.Flags.Trimpath)
        {
            if (package.Module is { } origin) hash.Append("module "u8).Append(origin.Path).Append("@"u8).Append(origin.Version).EndLine();
        }
        else if (!package.InGoroot)
        {
            hash.Append("dir "u8).Append(package.Directory).EndLine();
        }

        if (package.Module is { } module) hash.Append("go "u8).Append(module.GoVersion).EndLine();
        hash.Append("goos "u8).Append(context.Env.Goos).Append(" goarch "u8).Append(context.Env.Goarch).EndLine();
        hash.Append("import "u8).AppendQuoted(package.ImportPath).EndLine();
        AppendTreatment(hash, context, package);
        if (context.Flags.Trimpath) hash.Append("trimpath\n"u8);
    }

    private static void AppendTools(ActionHash hash, BuildContext context, Package package)
    {
        hash.Append("compile "u8).Append(context.ToolId("compile"));
        hash.Append(" "u8).Append(GoQuoting.QuoteList(context.Mode.CompilerWords)).Append(" "u8);
        hash.Append(GoQuoting.QuoteList(context.FlagsOf.Compile(package))).EndLine();
        if (!package.SFiles.IsEmpty)
        {
            hash.Append("asm "u8).AppendQuoted(context.ToolId("asm"));
            hash.Append(" "u8).Append(GoQuoting.QuoteList(context.Mode.AssemblerWords)).Append(" "u8);
            hash.Append(GoQuoting.QuoteList(context.FlagsOf.Assemble(package))).EndLine();
        }

        AppendTarget(hash, context.Env);
        foreach (string variable in MagicVariables)
        {
            string value = context.Env.ProcessEnvironment.GetValueOrDefault(variable, "");
            if (value.Length > 0) hash.Append("magic "u8).Append(variable).Append("="u8).Append(value).EndLine();
        }
    }

    private static void AppendFiles(ActionHash hash, BuildContext context, Package package)
    {
        ReadOnlySpan<ImmutableArray<string>> lists =
        [
            package.GoFiles, package.CgoFiles, package.CFiles, package.CxxFiles, package.FFiles, package.MFiles, package.HFiles,
            package.SFiles, package.SysoFiles, package.SwigFiles, package.SwigCxxFiles, package.EmbedFiles,
        ];
        foreach (ImmutableArray<string> list in lists)
        {
            foreach (string file in list)
            {
                hash.Append("file "u8).Append(file).Append(" "u8);
                // A file that cannot be read has no hash here; the tool that reads it will say what is wrong.
                if (context.Hashes.OfFile(context.Tree, string.Concat(package.Directory, "/", file)) is { } content) hash.AppendShortId(content);
                hash.EndLine();
            }
        }
    }
}
