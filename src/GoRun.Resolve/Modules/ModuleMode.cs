namespace GoRun.Resolve.Modules;

/// <summary>Where dependencies come from, and why (go's cfg.BuildMod and its reason).</summary>
/// <param name="Vendored">From vendor/; else from the module cache.</param>
/// <param name="Explicit">The value of the <c>-mod</c> flag; empty where it was not given.</param>
/// <param name="Reason">Why vendor/ is or is not used without the flag; empty where there is nothing to say.</param>
internal sealed record ModuleMode(bool Vendored, string Explicit, string Reason)
{
    /// <summary><c>-mod=mod</c>: go.mod and go.sum are to say what the build needs.</summary>
    public bool MayUpdate => Explicit == "mod";

    private string Name => Vendored ? "vendor" : "readonly";

    /// <summary>go's message where go.mod would have to be changed.</summary>
    public string UpdatesNeeded
    {
        get
        {
            if (Explicit.Length > 0) return $"updates to go.mod needed, disabled by -mod={Explicit}; to update it:\n\tgo mod tidy";
            return Reason.Length > 0
                ? $"updates to go.mod needed, disabled by -mod={Name}\n\t({Reason})\n\tto update it:\n\tgo mod tidy"
                : "updates to go.mod needed; to update it:\n\tgo mod tidy";
        }
    }

    /// <summary>go's message where a version would have to be looked up and vendor/ is all there is.</summary>
    public string QueryDisabled => $"cannot query module due to -mod={Name}{(Reason.Length > 0 ? $"\n\t({Reason})" : "")}";

    /// <summary>go's message for a package that no required module has.</summary>
    /// <param name="importer">The folder of the main module that needs the package, where it is not the one that the command runs in.</param>
    public string NotProvided(string importPath, string? importer = null)
    {
        string change = importer is null ? "" : $"cd {importer}\n\t";
        if (Explicit.Length > 0) return $"cannot find module providing package {importPath}: import lookup disabled by -mod={Explicit}";
        return Reason.Length > 0
            ? $"cannot find module providing package {importPath}: import lookup disabled by -mod={Name}\n\t({Reason})"
            : $"no required module provides package {importPath}; to add it:\n\t{change}go get {importPath}";
    }
}
