using GoRun.Resolve.Modules;

namespace GoRun.Resolve.Tests.Modules;

public sealed class GoVersionTests
{
    private static readonly string[][] Ascending =
    [
        ["", "x", "1.", "01.2", "1.02", "1.2.3.4", "1.21.3rc1", "1.21-x", "1.21RC1"],
        ["1", "1.0", "1.0.0"],
        ["1.2rc1"],
        ["1.2", "1.2.0"],
        ["1.20", "1.20.0"],
        ["1.21"],
        ["1.21alpha"],
        ["1.21alpha1"],
        ["1.21beta2"],
        ["1.21rc1"],
        ["1.21rc2"],
        ["1.21rc10"],
        ["1.21.0"],
        ["1.21.10"],
        ["1.99999999999999999999"],
        ["2", "2.0.0"],
    ];

    [Fact]
    public void Versions_of_go_have_an_order_of_their_own()
    {
        for (int i = 0; i < Ascending.Length; i++)
        {
            for (int j = 0; j < Ascending.Length; j++)
            {
                foreach (string left in Ascending[i])
                {
                    foreach (string right in Ascending[j])
                    {
                        int expected = i == 1 && j == 2 ? -1 : i == 2 && j == 1 ? 1 : i.CompareTo(j);
                        Assert.True(Math.Sign(GoVersion.Compare(left, right)) == expected, $"{left} and {right}");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("go1.22.1", "1.22.1")]
    [InlineData("go1.22.1-custom", "1.22.1")]
    [InlineData("go1.24.4 X:arenas", "1.24.4")]
    [InlineData("1.22", "1.22")]
    [InlineData("default", "")]
    [InlineData("go1.2/3", "")]
    public void A_toolchain_s_name_holds_its_version(string name, string version) => Assert.Equal(version, GoVersion.OfToolchain(name));

    [Theory]
    [InlineData("1.21", true)]
    [InlineData("1.21.0", false)]
    [InlineData("1.21rc1", false)]
    [InlineData("1.20", false)]
    [InlineData("x", false)]
    public void A_language_version_is_no_release(string version, bool language) => Assert.Equal(language, GoVersion.IsLanguage(version));
}
