using System.Text;
using GoRun.Build.Commands;
using GoRun.Build.Compile;
using GoRun.Platform;
using TemporaryFolder = GoRun.Testing.TemporaryFolder;

namespace GoRun.Build.Tests.Compile;

public sealed class ArchiveTests : IDisposable
{
    private const string Start = "!<arch>\n__.PKGDEF       0           0     0     644     100       `\ngo object linux amd64 go1.27.4 GOAMD64=v1\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Start + "build id \"aaaa/bbbb\"\n", "aaaa/bbbb")]
    [InlineData(Start + "\n$$B\n", "")]
    [InlineData(Start, null)]
    [InlineData(Start + "build id \"aaaa", null)]
    [InlineData("!<arch>\n_go_.o", null)]
    [InlineData("", null)]
    public void The_build_ID_is_on_the_fourth_line(string text, string? expected) =>
        Assert.Equal(expected, Archive.ReadBuildId(Encoding.UTF8.GetBytes(text))?.Text);

    [Theory]
    [InlineData("cpu.o", true, "cpu.o           ")]
    [InlineData("a_very_long_name_of_an_object.o", true, "a_very_long_name")]
    [InlineData("a_very_long_name_of_an_object.syso", true, "a_very_long.syso")]
    [InlineData("a_very_long_name_of_an_object.syso", false, "a_very_long_name")]
    public void Objects_are_packed_behind_what_is_there(string name, bool keepSysoSuffix, string member)
    {
        string archive = _folder.Write("_pkg_.a", "!<arch>\n");
        Archive.Append(archive, [_folder.Write(name, "odd")], keepSysoSuffix);
        Assert.Equal($"!<arch>\n{member}0           0     0     644     3         `\nodd\0", File.ReadAllText(archive));
    }

    [Fact]
    public void Every_placeholder_is_replaced_by_an_ID_made_of_all_the_rest()
    {
        var placeholder = new BuildId("AAAAAAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAAAAAA");
        string path = _folder.Write("file", $"x{placeholder}y{placeholder}");
        StampedFile stamped = BuildIdStamp.Apply(path, placeholder);
        byte[] zeroed = [(byte)'x', .. new byte[41], (byte)'y', .. new byte[41]];
        string expected = "AAAAAAAAAAAAAAAAAAAA/" + ContentHash.Of(zeroed).ToShortId();
        Assert.Equal(new StampedFile(new BuildId(expected), ContentHash.Of(File.ReadAllBytes(path)), 84, true), stamped);
        Assert.Equal($"x{expected}y{expected}", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_without_the_placeholder_stays_as_it_is()
    {
        string path = _folder.Write("file", "nothing here");
        Assert.False(BuildIdStamp.Apply(path, new BuildId("AAAA/AAAA")).Found);
        Assert.Equal("nothing here", File.ReadAllText(path));
    }

    [Fact]
    public void Output_that_flags_have_led_elsewhere_is_missed_in_the_words_of_go()
    {
        string path = _folder.Path + "/a.out";
        BuildFailure failure = Assert.Throws<BuildFailure>(() => BuildIdStamp.Apply(path, new BuildId("AAAA/AAAA")));
        Assert.Equal($"open {path}: no such file or directory", failure.Message);
    }
}
