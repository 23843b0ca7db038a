namespace GoRun.Build.Link;

/// <summary>The state of the repository that a program was built from.</summary>
/// <param name="Tool">Name of its command: <c>git</c>, <c>hg</c> ...</param>
/// <param name="Revision">Full hash of the commit checked out; empty in a repository without commits.</param>
/// <param name="Time">Time of that commit as RFC 3339 in UTC; empty as above.</param>
/// <param name="Modified">There are files that differ from the commit, or that it does not know.</param>
/// <param name="Version">The main module's version by the repository's tags, or a pseudo-version; null where it has none.</param>
internal sealed record VcsStamp(string Tool, string Revision, string Time, bool Modified, string? Version);
