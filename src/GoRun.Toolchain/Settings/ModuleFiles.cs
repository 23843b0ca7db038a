using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>Whether modules are used, and which go.mod and go.work lie above the working directory (modload.Init, modload.FindGoWork).</summary>
internal sealed record ModuleFiles
{
    private const string NullDevice = "/dev/null";

    /// <summary>As <c>go env GOMOD</c> prints it.</summary>
    internal string Gomod { get; private init; } = "";

    /// <summary>As <c>go env GOWORK</c> prints it.</summary>
    internal string Gowork { get; private init; } = "";

    internal bool ModulesEnabled { get; private init; }

    /// <summary>Whether <see cref="Gomod"/> is a go.mod.</summary>
    internal bool HasModule => Gomod is not ("" or NullDevice);

    /// <summary>Null, or what go says about a go.mod that it will not use.</summary>
    internal string? Warning { get; private init; }

    /// <param name="goroot">A go.work above it is not looked for; null where there is no toolchain yet.</param>
    /// <exception cref="GoError">GO111MODULE or GOWORK makes no sense.</exception>
    internal static ModuleFiles Find(ConfiguredSettings settings, string? goroot, string workingDirectory)
    {
        string mode = settings.Get("GO111MODULE");
        if (mode is not ("" or "on" or "auto" or "off")) throw new GoError("go: unknown environment setting GO111MODULE=" + mode);
        ModuleFiles found = mode == "off" ? new ModuleFiles() : FindModule(settings, workingDirectory);
        if (found.Gomod.Length == 0 && mode is "" or "on") found = found with { Gomod = NullDevice };
        return found with { ModulesEnabled = found.Gomod.Length > 0, Gowork = FindWorkspace(settings, goroot, workingDirectory) };
    }

    private static ModuleFiles FindModule(ConfiguredSettings settings, string workingDirectory)
    {
        if (FileAbove(settings.Files, workingDirectory, "go.mod", stopAt: null) is not { } gomod) return new ModuleFiles();

        // A go.mod that someone left in /tmp would otherwise rule every test that makes its modules there.
        string temporary = settings.FromProcess("TMPDIR") is { Length: > 0 } set ? set : "/tmp";
        return IsSamePlace(FilePath.Parent(gomod), temporary)
            ? new ModuleFiles { Warning = "go: warning: ignoring go.mod in system temp root " + temporary }
            : new ModuleFiles { Gomod = gomod };
    }

    private static string FindWorkspace(ConfiguredSettings settings, string? goroot, string workingDirectory) => settings.Get("GOWORK") switch
    {
        "off" => "off",
        "" or "auto" => FileAbove(settings.Files, workingDirectory, "go.work", stopAt: goroot) ?? "",
        string setting when FilePath.IsAbsolute(setting) => setting,
        _ => throw new GoError("go: invalid GOWORK: not an absolute path"),
    };

    private static string? FileAbove(FileView files, string folder, string name, string? stopAt)
    {
        while (true)
        {
            string file = folder == "/" ? "/" + name : folder + "/" + name;
            if (files.FileExists(file)) return file;
            string above = FilePath.Parent(folder);
            if (above == folder || above == stopAt) return null;
            folder = above;
        }
    }

    private static bool IsSamePlace(string folder, string other) =>
        folder == FilePath.Clean(other) || (FilePath.Resolve(other) is { } resolved && resolved == FilePath.Resolve(folder));
}
