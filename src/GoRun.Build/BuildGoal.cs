namespace GoRun.Build;

/// <summary>What a build is for.</summary>
public abstract record BuildGoal
{
    private BuildGoal()
    {
    }

    /// <summary>One program, to be run at once: without debug data, and kept in the cache (<c>go run</c>).</summary>
    public sealed record Run : BuildGoal;

    /// <summary>Files (<c>go build</c>).</summary>
    /// <param name="Output">
    /// The <c>-o</c> flag: a file for the only package, or an existing directory (or any path with a slash at the end) for all programs;
    /// relative to the current directory. Empty: a single program goes into the current directory under its own name; of several packages
    /// nothing is written but the cache. The null device: nothing is written.
    /// </param>
    public sealed record Files(string Output) : BuildGoal;
}
