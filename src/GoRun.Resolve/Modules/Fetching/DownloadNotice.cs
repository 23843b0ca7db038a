namespace GoRun.Resolve.Modules.Fetching;

/// <summary>The line that says what is being downloaded, as go has it.</summary>
internal static class DownloadNotice
{
    public static string Of(ModuleVersion module)
    {
        if (module.Path != "golang.org/toolchain") return $"go: downloading {module.Path} {module.Version}";

        // v0.0.1-go1.27.1.linux-amd64 is go1.27.1 (linux/amd64).
        string version = module.Version[(module.Version.IndexOf('-', StringComparison.Ordinal) + 1)..];
        int dot = version.LastIndexOf('.');
        int hyphen = version.LastIndexOf('-');
        return dot < 0 || hyphen < dot
            ? $"go: downloading {version}"
            : $"go: downloading {version[..dot]} ({version[(dot + 1)..hyphen]}/{version[(hyphen + 1)..]})";
    }
}
