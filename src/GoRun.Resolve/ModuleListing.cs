using GoRun.Resolve.Packages.Listing;

namespace GoRun.Resolve;

/// <summary>What <c>gorun list -m</c> prints: a line for each module, or a JSON object as <c>go list -m -json</c> prints it.</summary>
public static class ModuleListing
{
    public static void Write(TextWriter output, ModuleResolution resolution, bool json)
    {
        foreach (Module module in resolution.Modules)
        {
            if (json) output.Write(ModuleObject.Fill(new JsonObject(0), module));
            else output.Write(module.Replace is { } replacement ? $"{Name(module)} => {Name(replacement)}" : Name(module));
            output.Write('\n');
        }
    }

    private static string Name(Module module) => module.Version.Length == 0 ? module.Path : $"{module.Path} {module.Version}";
}
