using GoRun.Build.Commands;
using GoRun.Platform;

namespace GoRun.Build;

/// <summary>
/// Puts a finished file at the place that the user chose. It is written beside that and renamed, so that the target is never half a file, a
/// running program is not written over, and an older target stays as it was if the disk is full.
/// </summary>
/// <param name="target">As the user gave it, for messages.</param>
/// <param name="path">The same, absolute.</param>
internal sealed class TargetWriter(string target, string path)
{
    private const UnixFileMode ReadWriteByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const UnixFileMode ExecutableByAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>As it would be written by go: with a mode that follows from the umask.</summary>
    /// <param name="moves">The source may be moved away.</param>
    /// <exception cref="BuildFailure">In go's words, but for the way out of a full disk.</exception>
    public void Write(string source, bool moves, bool isExecutable)
    {
        string temporary = $"{path}.{Random.Shared.NextInt64():x}~";
        try
        {
            UnixFileMode mode = isExecutable ? ReadWriteByAll | ExecutableByAll : ReadWriteByAll;
            // The first, empty file takes its mode from the umask as any new file would.
            using (OutputFile file = OutputFile.Open(temporary, FileMode.CreateNew, mode))
            {
                if (!moves || InheritsGroup() || !TryMove(source, temporary)) file.WriteAll(source);
            }

            AtomicFile.Rename(temporary, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            string problem = e.Message.Replace(temporary, target, StringComparison.Ordinal);
            string place = problem.StartsWith("open ", StringComparison.Ordinal) ? source : $"{source} to {target}";
            string wayOut = DiskProblem.WayOut(e, "name a file on another file system with -o");
            throw new BuildFailure($"copying {place}: {problem}{wayOut}");
        }
    }

    private static bool TryMove(string source, string temporary)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        File.SetUnixFileMode(source, File.GetUnixFileMode(temporary));
        return AtomicFile.TryRename(source, temporary);
    }

    // A file that is moved into a directory with the set-group-ID bit would keep its own group.
    private bool InheritsGroup() =>
        !OperatingSystem.IsWindows() && Path.GetDirectoryName(path) is { } directory
        && (File.GetUnixFileMode(directory) & UnixFileMode.SetGroup) != 0;
}
