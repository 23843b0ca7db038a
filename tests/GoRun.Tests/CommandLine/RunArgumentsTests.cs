using GoRun.CommandLine;
using GoRun.Platform;

namespace GoRun.Tests.CommandLine;

public sealed class RunArgumentsTests
{
    [Theory]
    [InlineData(".", ".", "")]
    [InlineData(". a.go -x", ".", "a.go -x")]
    [InlineData("a.go", "a.go", "")]
    [InlineData("a.go b.go c d.go", "a.go b.go", "c d.go")]
    [InlineData("./cmd -- x", "./cmd", "-- x")]
    public void Go_files_in_front_or_one_package_and_the_rest_is_the_program_s(string line, string targets, string arguments)
    {
        RunArguments split = RunArguments.Split([.. line.Split(' ')]);
        Assert.Equal((targets, arguments), (string.Join(' ', split.Targets), string.Join(' ', split.ProgramArguments)));
    }

    [Theory]
    [InlineData("", "go: no go files listed")]
    [InlineData("-", "go: no go files listed")]
    [InlineData("a.go b_test.go", "go: cannot run *_test.go files (b_test.go)")]
    public void Nothing_to_run_is_an_error_in_the_words_of_go(string line, string message)
    {
        GoError error = Assert.Throws<GoError>(() => RunArguments.Split([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
        Assert.Equal((message, 1), (error.Message, error.ExitStatus));
    }
}
