using GoRun.Platform.Hashing;

namespace GoRun.Platform.Tests;

/// <summary>The examples of RFC 8032, section 7.1.</summary>
public sealed class Ed25519Tests
{
    private const string Key = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
    private const string Signature =
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";

    [Theory]
    [InlineData(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(Key, "af82", Signature)]
    public void The_signatures_of_the_examples_are_right(string key, string message, string signature) =>
        Assert.True(Ed25519.Verify(Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature)));

    [Fact]
    public void A_single_bit_makes_the_difference()
    {
        byte[] key = Convert.FromHexString(Key);
        byte[] signature = Convert.FromHexString(Signature);
        Assert.False(Ed25519.Verify(key, [0xaf, 0x83], signature));
        for (int i = 0; i < Ed25519.SignatureSize; i++)
        {
            byte[] changed = [.. signature];
            changed[i] ^= 0x10;
            Assert.False(Ed25519.Verify(key, [0xaf, 0x82], changed));
        }

        Assert.False(Ed25519.Verify(key, [0xaf, 0x82], signature.AsSpan(1)));
        Assert.False(Ed25519.Verify(new byte[Ed25519.KeySize], [0xaf, 0x82], signature));
    }
}
