namespace GoRun.Build.Commands;

/// <summary>
/// The failure of one action. Not the end of the build: packages that do not depend on it go on, and all failures are printed as they come.
/// </summary>
/// <param name="message">
/// As go prints it, but for the import path that go puts in front where the message does not name the package itself.
/// </param>
/// <param name="namesPackage">The message has the import path in it already (a <c># import/path</c> heading).</param>
internal sealed class BuildFailure(string message, bool namesPackage = false) : Exception(message)
{
    public bool NamesPackage { get; } = namesPackage;
}
