using GoRun.Build.Cache;

namespace GoRun.Build.Tests.Cache;

public sealed class CacheSwitchesTests
{
    [Theory]
    [InlineData("", false, false)]
    [InlineData("gocachehash=1", true, false)]
    [InlineData("http2debug=1,gocacheverify=1,gocachetest=1", false, true)]
    [InlineData("gocachehash=1,gocacheverify=1", true, true)]
    [InlineData("gocachehash=1,gocachehash=0", false, false)]
    [InlineData("gocachehash=0,gocachehash=1", true, false)]
    [InlineData("gocachehash=1#2", true, false)]
    [InlineData("gocachehash=10", false, false)]
    [InlineData("gocachehash,=1,agocachehash=1", false, false)]
    public void The_last_setting_of_a_name_counts(string godebug, bool showHashes, bool verify) =>
        Assert.Equal(new CacheSwitches(showHashes, verify), CacheSwitches.Read(godebug));
}
