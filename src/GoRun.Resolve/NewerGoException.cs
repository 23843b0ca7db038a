namespace GoRun.Resolve;

/// <summary>
/// A module asks for a newer Go than the toolchain is, and with another toolchain the command could go on (go.dev/doc/toolchain#switch). Who chooses toolchains
/// either starts anew with a newer one, or makes a <see cref="Platform.GoError"/> of it.
/// </summary>
/// <param name="what">What asks for it, like <c>example.com/m@v1.2.0</c>.</param>
/// <param name="goVersion">The least version that will do, as a go line spells it.</param>
/// <param name="message">What go prints where there is no way out, ready to print.</param>
public sealed class NewerGoException(string what, string goVersion, string message) : Exception(message)
{
    public string What { get; } = what;

    public string GoVersion { get; } = goVersion;
}
