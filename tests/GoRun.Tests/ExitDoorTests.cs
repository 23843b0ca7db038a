using GoRun.Platform;
using GoRun.Run;

namespace GoRun.Tests;

public sealed class ExitDoorTests
{
    [Fact]
    public void An_error_of_the_user_s_is_printed_once_as_it_stands() =>
        Assert.Equal((2, "go: no\nusage\n"), Leave(() => throw new GoError("go: no\nusage", GoError.Usage)));

    [Fact]
    public void Any_other_error_is_a_bug_with_a_status_of_its_own()
    {
        var (status, text) = Leave(() => throw new InvalidOperationException("broken"));
        Assert.Equal(125, status);
        Assert.StartsWith("gorun: internal error, please report this: System.InvalidOperationException: broken\n", text, StringComparison.Ordinal);
        Assert.Contains(nameof(Any_other_error_is_a_bug_with_a_status_of_its_own), text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_s_status_is_passed_on() => Assert.Equal((7, ""), Leave(() => 7));

    private static (int Status, string Error) Leave(Func<int> command)
    {
        var error = new StringWriter { NewLine = "\n" };
        var host = new HostEnvironment
        {
            Variables = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty,
            WorkingDirectory = "/",
            Output = TextWriter.Null,
            Error = error,
        };
        using var interruption = new Interruption();
        return (ExitDoor.Leave(host, interruption, command), error.ToString());
    }
}
