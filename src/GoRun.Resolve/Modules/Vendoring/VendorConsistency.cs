using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Modules.Vendoring;

/// <summary>
/// Checks that vendor/modules.txt was made from the go.mod and go.work files at hand (modload.checkVendorConsistency): same explicit
/// requirements, same replacements. Before go 1.14 the file said less, so that only contradictions count.
/// </summary>
internal sealed class VendorConsistency(ModuleContext context, MainModules main, VendorList vendor)
{
    private readonly StringBuilder _problems = new();
    private readonly bool _before114 = main.Work is null && GoVersion.Compare(main.All[0].File.File.GoVersion ?? "", "1.14") < 0;

    /// <exception cref="GoError"><c>go: inconsistent vendoring in ...</c>, with every difference.</exception>
    public void Check()
    {
        ModuleVersion[] required = [.. main.All.SelectMany(m => m.File.File.Require).Select(r => r.Module)];
        foreach (ModuleVersion module in required) CheckRequirement(module);
        IEnumerable<Replacement> replaced = main.All.SelectMany(m => m.File.File.Replace).Concat(main.Work?.Content.Replace ?? []);
        foreach (ModuleVersion old in replaced.Select(r => r.Old).Distinct()) CheckReplacement(old);

        (string article, string replacer, string command) = main.Work is null ? ("", "go.mod", "mod") : ("a ", "the workspace", "work");
        HashSet<ModuleVersion> requiredSet = [.. required];
        foreach (ModuleVersion module in vendor.Providers)
        {
            if (vendor.Find(module)!.Explicit && !requiredSet.Contains(module))
                Add(module, $"is marked as explicit in vendor/modules.txt, but not explicitly required in {article}go.mod");
        }

        foreach (ModuleVersion module in vendor.Replaced)
        {
            if (main.ReplacementOf(module) is null) Add(module, $"is marked as replaced in vendor/modules.txt, but not replaced in {replacer}");
        }

        if (_problems.Length == 0) return;
        throw new GoError(
            $"go: inconsistent vendoring in {main.Root}:{_problems}\n\n"
            + "\tTo ignore the vendor directory, use -mod=readonly or -mod=mod.\n"
            + $"\tTo sync the vendor directory, run:\n\t\tgo {command} vendor");
    }

    private void CheckRequirement(ModuleVersion module)
    {
        if (vendor.Find(module) is { Explicit: true }) return;
        if (!_before114)
            Add(module, "is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt");
        else if (vendor.VersionOf(module.Path) is { } version && version != module.Version)
            Add(module, $"is explicitly required in go.mod, but vendor/modules.txt indicates {module.Path}@{version}");
    }

    private void CheckReplacement(ModuleVersion old)
    {
        ReplacementSource? wanted = main.FindReplacement(old);
        ModuleVersion? vendored = vendor.Find(old)?.Replacement;
        if (vendored == wanted?.Used) return;
        string where = context.Short(wanted?.File ?? "go.mod");
        if (vendored is not null)
        {
            Add(old, $"is replaced by {wanted?.Written} in {where}, but marked as replaced by {vendored} in vendor/modules.txt");
            return;
        }

        // Before 1.14 the file left out replacements for all versions, and those of modules that gave no packages.
        if (_before114 && (old.Version.Length == 0 || vendor.VersionOf(old.Path) != old.Version)) return;
        Add(old, $"is replaced in {where}, but not marked as replaced in vendor/modules.txt");
    }

    private void Add(ModuleVersion module, string problem) => _problems.Append("\n\t").Append(module).Append(": ").Append(problem);
}
