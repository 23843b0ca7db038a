using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Finds program files the way the shell and go's exec.LookPath do.</summary>
public static class ProgramPath
{
    /// <summary>
    /// The first executable file of this name in the folders of <paramref name="path"/> (the value of PATH); null where there is none.
    /// </summary>
    /// <param name="name">Without a slash; with one it is returned as it stands.</param>
    public static string? Find(string name, string path) => Find(name, path, static _ => { });

    /// <param name="looked">Told of each file that was looked for, the one that was found included.</param>
    internal static string? Find(string name, string path, Action<string> looked)
    {
        if (name.Contains('/', StringComparison.Ordinal)) return name;
        foreach (string candidate in Candidates(name, path))
        {
            // A relative folder (the empty one is ".") would run whatever lies in the current directory: go refuses those too.
            if (!candidate.StartsWith('/')) continue;
            looked(candidate);
            if (ProblemWith(candidate) == 0) return candidate;
        }

        return null;
    }

    /// <summary>The file of a program that the user has named, checked as far as that can be before it is started.</summary>
    /// <param name="name">With a slash, a path; else a name to look for in the folders of <paramref name="path"/>.</param>
    /// <exception cref="GoError">In the words in which go fails to start it (package os/exec).</exception>
    public static string Require(string name, string path)
    {
        if (name.Length == 0) throw new GoError("exec: no command");
        if (name.Contains('/', StringComparison.Ordinal))
        {
            int problem = ProblemWith(name);
            return problem == 0 ? name : throw new GoError($"fork/exec {name}: {Errno.Describe(problem)}");
        }

        string found = Candidates(name, path).FirstOrDefault(c => ProblemWith(c) == 0) ?? throw NotFound(name);

        // Nothing is run from the current directory only because PATH happens to lead there.
        return found.StartsWith('/') ? found : throw new GoError($"exec: \"{name}\": cannot run executable found relative to current directory");
    }

    internal static string Find(ToolCommand command) =>
        Find(command.Arguments[0], command.Environment.GetValueOrDefault("PATH", "")) ?? throw NotFound(command.Arguments[0]);

    private static GoError NotFound(string name) => new($"exec: \"{name}\": executable file not found in $PATH");

    private static IEnumerable<string> Candidates(string name, string path) =>
        path.Length == 0 || name is "." or ".." ? [] : path.Split(':').Select(folder => Path.Combine(folder, name));

    /// <summary>The error number that says why the file cannot be executed, as far as that can be told without doing so; else 0.</summary>
    public static unsafe int ProblemWith(string file)
    {
        const int executable = 1;
        using var path = new NativeStrings([file]);
        if (Libc.Access(path.First, executable) != 0) return Marshal.GetLastPInvokeError();
        return Directory.Exists(file) ? Errno.PermissionDenied : 0;
    }
}
