namespace GoRun.Build.Commands;

/// <summary>
/// The failure of one action. As a rule not the end of the build: packages that do not depend on it go on, and all failures are printed as
/// they come.
/// </summary>
/// <param name="message">
/// As go prints it, but for the import path that go puts in front where the message does not name the package itself.
/// </param>
/// <param name="namesPackage">The message has the import path in it already (a <c># import/path</c> heading).</param>
/// <param name="endsBuild">All other actions would fail for the same reason: none is begun any more, and this is the last that is said.</param>
internal sealed class BuildFailure(string message, bool namesPackage = false, bool endsBuild = false) : Exception(message)
{
    public bool EndsBuild { get; } = endsBuild;

    public bool NamesPackage { get; } = namesPackage;
}
