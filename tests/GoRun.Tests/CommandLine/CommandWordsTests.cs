using GoRun.CommandLine;

namespace GoRun.Tests.CommandLine;

public sealed class CommandWordsTests
{
    [Theory]
    [InlineData("", "Run", "", null)]
    [InlineData(". a", "Run", ". a", null)]
    [InlineData("run env", "Run", "env", null)]
    [InlineData("env GOOS", "Env", "GOOS", null)]
    [InlineData("-C dir .", "Run", ".", "dir")]
    [InlineData("--C=dir .", "Run", ".", "dir")]
    [InlineData("build -C dir -a", "Build", "-a", "dir")]
    [InlineData("-a -C dir", "Run", "-a -C dir", null)]
    [InlineData("-C", "Run", "-C", null)]
    [InlineData("-C= .", "Run", ".", "")]
    [InlineData("help run", "Help", "run", null)]
    [InlineData("list", "List", "", null)]
    [InlineData("clean -cache", "Clean", "-cache", null)]
    [InlineData("version", "Version", "", null)]
    public void The_first_word_names_the_command_or_is_run_s(string line, string verb, string rest, string? directory)
    {
        CommandWords words = CommandWords.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((verb, rest, directory), (words.Verb.ToString(), string.Join(' ', words.Arguments), words.Directory));
    }
}
