namespace GoRun.Resolve.Modules.Cache;

/// <summary>How large things of a module may be, in bytes (golang.org/x/mod/zip).</summary>
internal static class ModuleLimits
{
    /// <summary>A zip file, and all files in it together.</summary>
    public const long Zip = 500 << 20;

    public const long GoMod = 16 << 20;

    public const long License = 16 << 20;
}
