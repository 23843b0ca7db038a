using GoRun.Platform;
using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Selection;

/// <summary>What a module's zip file cannot hold of a toolchain, and is made good when it is first used: modes, and go.mod files (toolchain.Exec).</summary>
internal static class ToolchainFiles
{
    /// <summary>Whoever has come as far as the last step finds nothing to do.</summary>
    /// <param name="folder">The toolchain's GOROOT.</param>
    /// <param name="lockFile">Keeps other gorun away.</param>
    public static void MakeUsable(string folder, string lockFile, ModuleContext context)
    {
        string command = folder + "/bin/go";
        bool executable = FileModes.AllowsExecution(command);
        (string packed, string unpacked) = (folder + "/src/_go.mod", folder + "/src/go.mod");
        if (executable && SizeOf(packed) == SizeOf(unpacked)) return;

        context.Tools.Prepare();
        using FileMutex held = FileMutex.Take(lockFile, context.Cancellation);
        if (!executable)
        {
            // The go command comes last, because others take it for the sign that all is done.
            AllowExecution(Files(folder + "/pkg/tool", "*"));
            AllowExecution(Files(folder + "/lib", "go_?*_?*_exec"));
            AllowExecution(Files(folder + "/bin", "*").OrderBy(file => file == command));
        }

        foreach (string file in Files(folder, "_go.mod").OrderBy(file => file == packed)) CopyToGoMod(file);
    }

    private static string[] Files(string folder, string pattern)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, MatchType = MatchType.Simple, AttributesToSkip = FileAttributes.None };
        return Directory.Exists(folder) ? Directory.GetFiles(folder, pattern, all) : [];
    }

    private static void AllowExecution(IEnumerable<string> files)
    {
        foreach (string file in files) FileModes.AllowExecution(file);
    }

    /// <summary>A module's zip file may have no other module's go.mod in it, so that toolchains come with <c>_go.mod</c>.</summary>
    private static void CopyToGoMod(string file)
    {
        string copy = $"{Path.GetDirectoryName(file)}/go.mod";
        if (SizeOf(copy) != SizeOf(file)) FileModes.CopyIntoReadOnly(file, copy);
    }

    /// <summary>-1 where there is no such file.</summary>
    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : -1;
}
