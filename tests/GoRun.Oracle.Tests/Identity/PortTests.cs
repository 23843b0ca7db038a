using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>Every port that the toolchain knows: the same commands, with the same action IDs in them, or the same refusal.</summary>
public sealed class PortTests
{
    // The printed commands hold the file list of each package, the tools' flags and the build IDs, and cost no compiling.
    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Programs_are_built_by_the_commands_of_go_for_every_port(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Sources.Small);
        sandbox.Set("CGO_ENABLED", "0");
        string[] ports = sandbox.Go("tool", "dist", "list").Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("linux/arm64", ports);
        foreach (string port in ports)
        {
            sandbox.Set("GOOS", port.Split('/')[0]);
            sandbox.Set("GOARCH", port.Split('/')[1]);
            Execution expected = sandbox.Go("build", "-n", ".");
            Execution actual = sandbox.GoRun("build", "-n", ".");
            Assert.True(
                (expected.Status, expected.Errors) == (actual.Status, actual.Errors),
                $"{port}\n== expected\n{expected}\n== actual\n{actual}");
        }
    }
}
