using GoRun.Build.Commands;
using GoRun.Build.Compile.Cgo;

namespace GoRun.Build.Tests.Cgo;

public sealed class PkgConfigOutputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\\\n")]
    [InlineData("-la  -lb\t-lc\n-ld", "-la", "-lb", "-lc", "-ld")]
    [InlineData(@"-L/a\ b -lx\\", "-L/a b", @"-lx\")]
    [InlineData("-DA='\"a b\"' -DB=\"c d\"", "-DA=\"a b\"", "-DB=c d")]
    [InlineData("'' \"\" a", "", "", "a")]
    [InlineData(@"""\x\""\\\$"" '\x'", @"\x""\$", @"\x")]
    [InlineData("'$(rm)|'", "$(rm)|")]
    [InlineData("a\"b\"'c'd", "abcd")]
    public void Words_are_split_as_a_shell_splits_them(string output, params string[] words) =>
        Assert.Equal(words, PkgConfigOutput.Split(output));

    [Theory]
    [InlineData("-la; rm", "unexpected shell character ';' in pkgconf output")]
    [InlineData("\"`x`\"", "unexpected shell character '`' in pkgconf output")]
    [InlineData("-I$HOME", "unexpected shell character '$' in pkgconf output")]
    [InlineData("'-la", "unterminated quoted string in pkgconf output")]
    [InlineData("\"-la\\", "unterminated quoted string in pkgconf output")]
    [InlineData("-la\\", "broken character escaping in pkgconf output")]
    public void What_a_shell_would_act_on_is_refused(string output, string message) =>
        Assert.Equal(message, Assert.Throws<BuildFailure>(() => PkgConfigOutput.Split(output)).Message);
}
