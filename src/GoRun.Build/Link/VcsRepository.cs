using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

/// <summary>A checkout of a version control system.</summary>
/// <param name="Directory">Its root, absolute.</param>
/// <param name="Tool">Name of the system's command: <c>git</c>, <c>hg</c>, <c>svn</c>, <c>bzr</c> or <c>fossil</c>.</param>
internal sealed record VcsRepository(string Directory, string Tool)
{
    // In the order in which go looks for them in one directory.
    private static readonly (string Tool, string Mark, bool IsDirectory)[] Marks =
    [
        ("hg", ".hg", true), ("git", ".git", true), ("svn", ".svn", true), ("bzr", ".bzr", true),
        ("fossil", ".fslckout", false), ("fossil", "_FOSSIL_", false),
    ];

    /// <summary>The checkout that a directory lies in (vcs.FromDir in cmd/go); null where there is none.</summary>
    /// <param name="directory">Absolute and clean.</param>
    /// <param name="severalAllowed">The user accepts one system's checkout in another's (<c>GODEBUG=allowmultiplevcs=1</c>).</param>
    /// <exception cref="VcsException">One system's checkout lies in another's: the outer one could make its tool run hooks of the inner one's author.</exception>
    public static VcsRepository? Find(string directory, GoRelease release, bool severalAllowed)
    {
        VcsRepository? found = null;
        bool firstCounts = severalAllowed || !release.AtLeast(25);
        for (string? at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            foreach (string tool in ToolsAt(at, release))
            {
                if (found is null)
                {
                    found = new VcsRepository(at, tool);
                    if (firstCounts) return found;
                }
                else if ((found.Tool, tool) is not ("git", "git"))
                {
                    throw new VcsException(
                        $"multiple VCS detected: {found.Tool} in {GoQuoting.Quote(found.Directory)}, and {tool} in {GoQuoting.Quote(at)}");
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> ToolsAt(string directory, GoRelease release)
    {
        string? last = null;
        foreach ((string tool, string mark, bool isDirectory) in Marks)
        {
            if (tool == last || (tool == "bzr" && release.AtLeast(27))) continue;
            string path = Path.Combine(directory, mark);
            bool there = isDirectory ? System.IO.Directory.Exists(path) : File.Exists(path);
            if (!there && tool == "git" && release.AtLeast(27)) there = IsWorktreeFile(directory, path);
            if (!there) continue;
            last = tool;
            yield return tool;
        }
    }

    /// <summary>In a linked worktree .git is a file that says where the rest lies: <c>gitdir: path</c>.</summary>
    private static bool IsWorktreeFile(string directory, string path)
    {
        const string start = "gitdir:";
        const int largest = 4096;
        var file = new FileInfo(path);
        if (!file.Exists || file.Length is 0 or > largest) return false;
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        if (!text.StartsWith(start, StringComparison.Ordinal)) return false;
        string target = text[start.Length..].Trim();
        return target.Length > 0 && System.IO.Directory.Exists(Path.Combine(directory, target));
    }
}

/// <summary>The state of a repository could not be had; the message is go's, after <c>error obtaining VCS status: </c>.</summary>
internal sealed class VcsException(string message) : Exception(message);
