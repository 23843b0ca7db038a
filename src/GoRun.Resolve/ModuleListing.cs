using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Packages.Listing;

namespace GoRun.Resolve;

/// <summary>What <c>gorun list -m</c> prints: a line for each module, or a JSON object as <c>go list -m -json</c> prints it.</summary>
public static class ModuleListing
{
    /// <param name="versions">All versions of each, and not the one in use; not for JSON.</param>
    /// <param name="fields">Those of the JSON object to print; null for all.</param>
    public static void Write(TextWriter output, ModuleResolution resolution, bool json, bool versions, ImmutableHashSet<string>? fields)
    {
        foreach (Module module in resolution.Modules)
        {
            if (json) output.Write(ModuleObject.Fill(new JsonObject(0, fields), module));
            else output.Write(versions ? WithVersions(module) : Line(module));
            output.Write('\n');
        }
    }

    private static string WithVersions(Module module) => string.Join(' ', [module.Path, .. module.Versions]) + Deprecated(module);

    private static string Line(Module module)
    {
        StringBuilder line = new StringBuilder(module.Path).Append(Version(module)).Append(Deprecated(module));
        if (module.Replace is { } used) line.Append(" => ").Append(used.Path).Append(Version(used)).Append(Deprecated(used));
        return line.ToString();
    }

    private static string Version(Module module)
    {
        if (module.Version.Length == 0) return "";
        string update = module.Update is { } newer ? $" [{newer.Version}]" : "";
        return $" {module.Version}{(module.Retracted.IsEmpty ? "" : " (retracted)")}{update}";
    }

    private static string Deprecated(Module module) => module.Deprecated.Length > 0 ? " (deprecated)" : "";
}
