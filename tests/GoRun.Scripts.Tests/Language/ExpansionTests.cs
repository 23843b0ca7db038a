using GoRun.Scripts.Language;

namespace GoRun.Scripts.Tests.Language;

// The expected values are those of os.Expand.
public class ExpansionTests
{
    [Theory]
    [InlineData("$WORK/x", "<WORK>/x")]
    [InlineData("${WORK}x$A_1-", "<WORK>x<A_1>-")]
    [InlineData("a${/}b${:}c", "a</>b<:>c")]
    [InlineData("^x$", "^x$")]
    [InlineData("a$ b$/", "a$ b$/")]
    [InlineData("$$x", "<$>x")]
    [InlineData("$1x", "<1>x")]
    [InlineData("${}x", "x")]
    [InlineData("${x", "x")]
    [InlineData("é$A", "é<A>")]
    public void Variables_are_replaced(string text, string expected) => Assert.Equal(expected, Expansion.Expand(text, name => $"<{name}>"));
}
