using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GoRun.Testing.Git;

/// <summary>
/// The history of a repository, written down to be made into a bare one at once (git fast-import): the same commits have the same hashes
/// everywhere.
/// </summary>
public sealed class GitHistory
{
    private readonly StringBuilder stream = new();
    private int commits;

    /// <summary>
    /// Adds a commit to a branch, at noon of a day of January 2020. Its files are those of the commit before and the given ones, as a
    /// <see cref="TextArchive"/>; <c>name -> target</c> is a symbolic link, and what begins with <c>#!</c> may be executed.
    /// </summary>
    /// <param name="from">The commit before, where that is not the branch's last.</param>
    /// <returns>The commit's number, from 1.</returns>
    public int Commit(string branch, int day, string files, int from = 0)
    {
        long time = new DateTimeOffset(2020, 1, day, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Line($"commit refs/heads/{branch}").Line($"mark :{++commits}").Line($"committer T <t@example.com> {time} +0000").Data("change");
        if (from > 0)
            Line($"from :{from}");
        foreach (TextArchiveFile file in TextArchive.Parse(files).Files)
            Add(file);
        return commits;
    }

    public void Tag(string name, int commit) => Line($"reset refs/tags/{name}").Line($"from :{commit}").Line("");

    /// <summary>A tag that is an object of its own.</summary>
    public void Annotate(string name, int commit) =>
        Line($"tag {name}").Line($"from :{commit}").Line("tagger T <t@example.com> 1577836800 +0000").Data("a tag");

    /// <summary>Makes the repository; its default branch is main.</summary>
    /// <returns>The commits' hashes, by number.</returns>
    public ImmutableArray<string> Write(string folder)
    {
        Git("init", "-q", "--bare", "-b", "main", folder);
        string marks = folder + "/marks";
        using (var captures = new TemporaryFolder())
        {
            var import = new Command("/usr/bin/git", ["fast-import", "--quiet", "--export-marks=" + marks], folder, Environment)
            {
                StandardInput = stream.ToString(),
            };
            Check(RunningCommand.Start(import, captures["git"]).Wait());
        }

        string[] hashes = new string[commits + 1];
        foreach (string line in File.Exists(marks) ? File.ReadAllLines(marks) : [])
        {
            if (line.Split(' ') is [var mark, var hash])
                hashes[int.Parse(mark.AsSpan(1), CultureInfo.InvariantCulture)] = hash;
        }

        return [.. hashes];
    }

    private static ImmutableSortedDictionary<string, string> Environment { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = "/nonexistent", ["GIT_CONFIG_NOSYSTEM"] = "1" });

    private static void Git(params ReadOnlySpan<string> arguments)
    {
        using var captures = new TemporaryFolder();
        Check(RunningCommand.Start(new Command("/usr/bin/git", [.. arguments], "/", Environment), captures["git"]).Wait());
    }

    private static void Check(Execution run)
    {
        if (run.Status.ExitStatus != 0)
            throw new InvalidOperationException(run.Errors);
    }

    private void Add(TextArchiveFile file)
    {
        string content = Encoding.UTF8.GetString(file.Content.Span);
        if (file.Name.Split(" -> ") is [var name, var target])
            Line($"M 120000 inline {name}").Data(target);
        else
            Line($"M {(content.StartsWith("#!", StringComparison.Ordinal) ? "100755" : "100644")} inline {file.Name}").Data(content);
    }

    private GitHistory Line(string line)
    {
        stream.Append(line).Append('\n');
        return this;
    }

    private GitHistory Data(string content) => Line($"data {Encoding.UTF8.GetByteCount(content)}").Line(content);
}
