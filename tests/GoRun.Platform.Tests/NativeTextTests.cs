using GoRun.Platform.Posix;

namespace GoRun.Platform.Tests;

public sealed class NativeTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("61")]
    [InlineData("E282AC")]
    [InlineData("F09F9982")]
    [InlineData("FF")]
    [InlineData("61FF62FE")]
    [InlineData("F09F99F09F9982F09F")]
    [InlineData("EDB280")]
    [InlineData("C080")]
    public void Any_bytes_come_back_as_they_were(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex);
        string text = NativeText.Decode(bytes);
        byte[] back = new byte[NativeText.MaxLength(text)];
        Assert.Equal(hex, Convert.ToHexString(back.AsSpan(0, NativeText.Encode(text, back))));
    }

    [Fact]
    public void Text_is_UTF8()
    {
        byte[] bytes = new byte[40];
        Assert.Equal("aé€🙂"u8.ToArray(), bytes[..NativeText.Encode("aé€🙂", bytes)]);
    }
}
