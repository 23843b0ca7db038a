using GoRun.Scripts.Language;

namespace GoRun.Scripts.Tests.Language;

public class LineParserTests
{
    [Theory]
    [InlineData("go build", "go build")]
    [InlineData("  go\tbuild -x  # what this does", "go build -x")]
    [InlineData("stdout 'a b' c'd e'f", "stdout <'a b'> <c><'d e'><f>")]
    [InlineData("stdout 'don''t'", "stdout <'don't'>")]
    [InlineData("echo ''", "echo <''>")]
    [InlineData("echo a#b", "echo a")]
    [InlineData("echo '#' '&'", "echo <'#'> <'&'>")]
    [InlineData("! go build", "! go build")]
    [InlineData("? go build", "? go build")]
    [InlineData("[linux] [!cgo] ! go build", "[linux] [!cgo] ! go build")]
    [InlineData("! [GOOS:linux] go", "[GOOS:linux] ! go")]
    [InlineData("go run . &", "go run . &")]
    [InlineData("echo ! ? [x]", "echo ! ? [x]")]
    public void Lines_are_read(string line, string expected) => Assert.Equal(expected, Show(LineParser.Parse(line)!));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t# a comment")]
    public void Lines_without_a_command_are_nothing(string line) => Assert.Null(LineParser.Parse(line));

    [Theory]
    [InlineData("!", "missing command")]
    [InlineData("[linux]", "missing command")]
    [InlineData("'go' build", "missing command")]
    [InlineData("! ! go", "duplicated '!' or '?' token")]
    [InlineData("? ! go", "duplicated '!' or '?' token")]
    [InlineData("[] go", "empty condition")]
    [InlineData("[!] go", "empty condition")]
    [InlineData("echo 'x", "unterminated quoted argument")]
    public void What_is_wrong_is_said(string line, string message) =>
        Assert.Equal(message, Assert.Throws<ScriptException>(() => LineParser.Parse(line)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("&")]
    [InlineData("don't")]
    [InlineData("$HOME")]
    [InlineData("a b")]
    [InlineData("plain")]
    public void Quoted_arguments_are_read_back(string argument)
    {
        ScriptLine line = LineParser.Parse($"echo {Quoting.Quote([argument, "last"])}")!;
        Assert.Equal([argument, "last"], line.Arguments.Select(word => word.Expand(_ => "expanded")));
    }

    private static string Show(ScriptLine line)
    {
        string expectation = line.Expectation switch
        {
            Expectation.Failure => "! ",
            Expectation.Either => "? ",
            _ => "",
        };
        string guards = string.Concat(line.Guards.Select(guard => $"[{(guard.Wanted ? "" : "!")}{guard.Tag}] "));
        IEnumerable<string> words = line.Arguments.Select(word => word.Fragments is [{ Quoted: false } only] ? only.Text : string.Concat(word.Fragments.Select(Show)));
        return guards + expectation + string.Join(' ', [line.Name, .. words]) + (line.Background ? " &" : "");
    }

    private static string Show(WordFragment fragment) => fragment.Quoted ? $"<'{fragment.Text}'>" : $"<{fragment.Text}>";
}
