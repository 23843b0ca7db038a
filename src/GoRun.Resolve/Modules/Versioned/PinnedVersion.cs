using System.Text;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Versioned;

/// <summary>
/// The version of a module that go.mod of the current directory asks for. It has no say in what <c>package@version</c> runs, which
/// surprises who meant the version that the project uses.
/// </summary>
internal static class PinnedVersion
{
    /// <summary>What to say; null where go.mod asks for the same version, or for none.</summary>
    public static string? Describe(ModuleContext context, ModuleVersion used)
    {
        string file = context.Env.Gomod;
        if (file is "" or "/dev/null") return null;
        if (ModuleText.Read(context.Sources, file) is not { } text || !text.Contains(used.Path, StringComparison.Ordinal)) return null;
        GoModFile lines = GoModReader.Read(file, text, new GoModRules(Strict: false, KnowsIgnore: false)).File;
        foreach (Requirement line in lines.Require)
        {
            if (line.Module.Path == used.Path && line.Module.Version != used.Version)
                return $"gorun: using {used.Path} {used.Version}; {context.Short(file)} has {line.Module.Version}";
        }

        return null;
    }
}
