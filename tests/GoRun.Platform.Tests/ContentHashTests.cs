using System.Security.Cryptography;
using GoRun.Platform.Hashing;

namespace GoRun.Platform.Tests;

public sealed class ContentHashTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(119)]
    [InlineData(120)]
    [InlineData(128)]
    [InlineData(100_003)]
    public void Every_way_of_hashing_gives_the_same(int length)
    {
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        byte[] expected = SHA256.HashData(content);
        byte[] managed = new byte[ContentHash.Size];
        ManagedSha256.Hash(content, managed);
        Assert.Equal(expected, managed);
        Assert.Equal(Convert.ToHexStringLower(expected), ContentHash.Of(content).ToHex());
    }

    [Fact]
    public void The_short_form_is_15_bytes_of_base64() =>
        Assert.Equal("47DEQpj8HBSa-_TImW-5", ContentHash.Of([]).ToShortId());
}
