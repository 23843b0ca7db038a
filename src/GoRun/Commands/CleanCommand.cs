using GoRun.CommandLine;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Commands;

/// <summary>
/// <c>gorun clean -cache</c>: empties GOCACHE as go clean -cache does. The folder itself stays, for it may have been made with permissions
/// of its own; so does what is not the cache's.
/// </summary>
internal static class CleanCommand
{
    internal static int Run(Invocation invocation)
    {
        GoEnv env = invocation.ReadEnv();
        BuildRequest request = invocation.Parse(FlagTables.Clean, env);
        if (!request.Values.Boolean("cache")) throw new GoError("gorun: clean does one thing so far: gorun clean -cache", GoError.Usage);
        if (!request.Arguments.IsEmpty) throw new GoError("go: clean -cache cannot be used with package arguments");
        if (env.Gocache == "off") return 0;

        if (!Directory.Exists(env.Gocache)) return 0;
        string[] folders = [.. Directory.GetDirectories(env.Gocache).Where(IsPartOfTheCache).Order(StringComparer.Ordinal)];
        if (folders.Length > 0) Remove(invocation.Host, request.Flags, folders);
        Remove(invocation.Host, request.Flags, [env.Gocache + "/log.txt"]);
        return 0;
    }

    private static bool IsPartOfTheCache(string folder) =>
        Path.GetFileName(folder) is { Length: 2 } name && name.All(char.IsAsciiHexDigitLower);

    private static void Remove(HostEnvironment host, BuildFlags flags, string[] paths)
    {
        if (flags.DryRun || flags.PrintCommands) host.Output.WriteLine("rm -rf " + string.Join(' ', paths));
        if (flags.DryRun) return;
        foreach (string path in paths)
        {
            try
            {
                if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
                else File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                string reason = e is UnauthorizedAccessException ? "permission denied" : "another process is at work in it, or the disk fails";
                throw new GoError($"go: cannot remove {path}: {reason}");
            }
        }
    }
}
