using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Finds program files the way the shell and go's exec.LookPath do.</summary>
public static class ProgramPath
{
    /// <summary>
    /// The first executable file of this name in the folders of <paramref name="path"/> (the value of PATH); null where there is none.
    /// </summary>
    /// <param name="name">Without a slash; with one it is returned as it stands.</param>
    public static string? Find(string name, string path)
    {
        if (name.Contains('/', StringComparison.Ordinal)) return name;
        foreach (string folder in path.Split(':'))
        {
            // A relative folder (the empty one is ".") would run whatever lies in the current directory: go refuses those too.
            if (!folder.StartsWith('/')) continue;
            string candidate = folder.EndsWith('/') ? folder + name : folder + "/" + name;
            if (IsExecutable(candidate)) return candidate;
        }

        return null;
    }

    internal static string Find(ToolCommand command) =>
        Find(command.Arguments[0], command.Environment.GetValueOrDefault("PATH", ""))
        ?? throw new GoError($"exec: \"{command.Arguments[0]}\": executable file not found in $PATH");

    private static unsafe bool IsExecutable(string file)
    {
        const int executable = 1;
        using var path = new NativeStrings([file]);
        return Libc.Access(path.First, executable) == 0 && !Directory.Exists(file);
    }
}
