using GoRun.Resolve.Modules.Vendoring;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Decides between vendor/ and the module cache: vendor/ is used by default where it exists, was made for what is in use (a module or a
/// workspace), and the go line is 1.14 or newer (modload.setDefaultBuildMod).
/// </summary>
internal static class ModuleModeChoice
{
    /// <param name="vendor">What the folder says of itself, where it was read for that.</param>
    public static ModuleMode Choose(ModuleContext context, MainModules main, out VendorList? vendor)
    {
        vendor = null;
        string flag = context.Flags.Mod;
        if (flag.Length > 0) return new ModuleMode(flag == "vendor", flag, "");
        if (!context.Sources.DirectoryExists(main.VendorDirectory)) return new ModuleMode(Vendored: false, "", "");
        (string source, string? goVersion) = main.Work is { } work
            ? ("go.work", work.Content.GoVersion)
            : ("go.mod", main.All[0].File.File.GoVersion);
        if (goVersion is null) return NotVendored($"Go version in {source} is unspecified, so vendor directory was not used.");
        if (GoVersion.Compare(goVersion, "1.14") < 0)
            return NotVendored($"Go version in {source} is {goVersion}, so vendor directory was not used.");
        vendor = VendorList.Read(context, main.VendorDirectory);
        if (vendor.ForWorkspace == (main.Work is not null))
            return new ModuleMode(Vendored: true, "", $"Go version in {source} is at least 1.14 and vendor directory exists.");
        return NotVendored(vendor.ForWorkspace
            ? "Outside workspace mode, but vendor directory is for a workspace."
            : "In workspace mode, but vendor directory is not for a workspace");
    }

    private static ModuleMode NotVendored(string reason) => new(Vendored: false, "", reason);
}
