using System.Collections.Immutable;

namespace GoRun.Testing;

/// <summary>A program to start, with everything that it inherits.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Environment">The whole environment; nothing of the test's own is passed on.</param>
public sealed record Command(
    string File, ImmutableArray<string> Arguments, string WorkingDirectory, ImmutableSortedDictionary<string, string> Environment)
{
    /// <summary>The program's argument 0; its file where null.</summary>
    public string? Name { get; init; }

    public string StandardInput { get; init; } = "";

    /// <summary>
    /// The same command, bound by the permissions of files. Root is not, so as root it runs without that right, and still as root:
    /// another user would not reach a toolchain that lies in root's home.
    /// </summary>
    public Command WithoutRights() => System.Environment.IsPrivilegedProcess
        ? this with
        {
            File = "/usr/bin/setpriv",
            Arguments = ["--bounding-set=-dac_override,-dac_read_search", "--", File, .. Arguments],
        }
        : this;
}
