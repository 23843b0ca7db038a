using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Run;

/// <summary>Why the kernel does not take a program file, where the reason is not in the error itself.</summary>
internal static class RunRefusal
{
    private const int BadExecutableFormat = 8;
    private const int PermissionDenied = 13;

    /// <summary>Ready to follow the error's text; empty where there is nothing to add.</summary>
    internal static string Explain(string executable, int error, GoEnv env) => error switch
    {
        BadExecutableFormat => $" (the program is for {env.Goos}/{env.Goarch})",
        PermissionDenied when Mount.Of(executable) is { NoExecution: true } mount =>
            $" (the file system at {mount.Directory} is mounted noexec; set {(IsBelow(executable, env.Gocache) ? "GOCACHE" : "GOTMPDIR")} to a folder on another one)",
        _ => "",
    };

    /// <summary>A line of /proc/self/mountinfo: mount point in the fifth field, options in the sixth (proc(5)).</summary>
    private sealed record Mount(string Directory, bool NoExecution)
    {
        internal static Mount? Of(string path)
        {
            if (new SourceTree().TryRead("/proc/self/mountinfo") is not { } table) return null;
            Mount? best = null;
            foreach (string line in System.Text.Encoding.UTF8.GetString(table).Split('\n'))
            {
                string[] fields = line.Split(' ');
                if (fields.Length < 6) continue;
                string directory = fields[4].Replace("\\040", " ", StringComparison.Ordinal);

                // Of two mounts on one point the later one is seen.
                if (IsBelow(path, directory) && (best is null || directory.Length >= best.Directory.Length))
                    best = new Mount(directory, fields[5].Split(',').Contains("noexec"));
            }

            return best;
        }

    }

    private static bool IsBelow(string path, string directory) =>
        directory == "/" || path.StartsWith(directory + "/", StringComparison.Ordinal);
}
