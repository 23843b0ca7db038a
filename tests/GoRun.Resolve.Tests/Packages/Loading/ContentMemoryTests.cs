using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve.Tests.Packages.Loading;

public sealed class ContentMemoryTests : IDisposable
{
    private readonly ScanPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_file_is_read_again_when_it_has_changed()
    {
        _place.Write("data", "one");
        Assert.Equal(Hash("one"), _place.HashOf("data", out bool read));
        Assert.True(read);
        Assert.Equal(Hash("one"), _place.HashOf("data", out read));
        Assert.False(read);
        _place.Write("data", "two");
        Assert.Equal(Hash("two"), _place.HashOf("data", out read));
        Assert.True(read);
        Assert.Equal(Hash("two"), _place.HashOf("data", out read));
        Assert.False(read);
    }

    [Fact]
    public void A_file_that_was_just_written_is_not_remembered()
    {
        _place.Now = DateTimeOffset.UtcNow;
        _place.Write("data", "one");
        Assert.Equal(Hash("one"), _place.HashOf("data", out _));
        Assert.False(Directory.Exists(_place.Kept));
    }

    [Fact]
    public void The_stand_in_of_the_overlay_has_a_hash_of_its_own()
    {
        _place.Write("data", "one");
        _place.Write("other", "two");
        _place.HashOf("data", out _);
        _place.Overlay = ImmutableDictionary<string, string>.Empty.Add(_place["data"], _place["other"]);
        Assert.Equal(Hash("two"), _place.HashOf("data", out _));
    }

    [Fact]
    public void What_is_no_file_has_no_hash()
    {
        Assert.Null(_place.HashOf("none", out _));
        Directory.CreateDirectory(_place["folder"]);
        Assert.Null(_place.HashOf("folder", out _));
    }

    private static ContentHash Hash(string text) => ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(text));
}
