using GoRun.CommandLine;

namespace GoRun.Tests.CommandLine;

/// <summary>What is known of -offline before a toolchain is.</summary>
public sealed class OfflineFlagTests
{
    [Theory]
    [InlineData("-offline .", "", true)]
    [InlineData("-tags x --offline=true .", "", true)]
    [InlineData(". -offline", "", false)]
    [InlineData("-offline=false .", "-offline", false)]
    [InlineData(".", "-mod=mod -offline", true)]
    [InlineData(".", "-offline=0", false)]
    [InlineData(".", "'", false)]
    [InlineData("-offline -nosuch .", "", true)]
    [InlineData("", "", false)]
    public void It_is_found_in_front_of_the_package_and_in_goflags(string line, string goflags, bool found) =>
        Assert.Equal(found, OfflineFlag.IsSet(Verb.Run, line.Split(' ', StringSplitOptions.RemoveEmptyEntries), goflags));

    [Fact]
    public void Commands_without_it_are_not_asked() => Assert.False(OfflineFlag.IsSet(Verb.Env, ["-offline"], "-offline"));
}
