using System.Text;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Proxy;

/// <summary>The parts of the checksum database, against examples of the specifications.</summary>
public sealed class SignedTreeTests
{
    // The records and roots that implementations of Certificate Transparency are tested with.
    private static readonly string[] Records =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_of_a_tree(int size, string root)
    {
        var tree = new MerkleTree();
        foreach (string record in Records[..size])
            tree.Add(Convert.FromHexString(record));
        Assert.Equal((size, root), (tree.Count, Convert.ToHexStringLower(tree.Root())));
    }

    [Fact]
    public void Hashes_of_a_level_end_where_its_subtrees_are_incomplete()
    {
        var tree = new MerkleTree();
        foreach (string record in Records[..7])
            tree.Add(Convert.FromHexString(record));
        Assert.Equal(3 * 32, tree.Hashes(level: 1, first: 0, count: 3)!.Length);
        Assert.Equal(tree.Hashes(1, 0, 3)![32..64], tree.Hashes(1, 1, 1));
        Assert.Null(tree.Hashes(1, 0, 4));
        Assert.Null(tree.Hashes(4, 0, 1));
    }

    // RFC 8032, section 7.1, tests 1 and 2.
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    public void Signature_of_a_message(string seed, string publicKey, string message, string signature)
    {
        var key = new Ed25519Key(Convert.FromHexString(seed));
        Assert.Equal(publicKey, Convert.ToHexStringLower(key.PublicKey()));
        Assert.Equal(signature, Convert.ToHexStringLower(key.Sign(Convert.FromHexString(message))));
    }

    [Fact]
    public void Note_ends_in_the_hash_of_the_key_and_the_signature()
    {
        var key = new Ed25519Key(new byte[32]);
        var signer = new NoteSigner("sum.example.com", key);
        string[] parts = signer.VerifierKey.Split('+', 3);
        string signature = signer.Sign("text\n").Split("\n\n— sum.example.com ")[1].TrimEnd('\n');
        byte[] bytes = Convert.FromBase64String(signature);
        Assert.Equal(("sum.example.com", parts[1]), (parts[0], Convert.ToHexStringLower(bytes[..4])));
        Assert.Equal([1, .. key.PublicKey()], Convert.FromBase64String(parts[2]));
        Assert.Equal(key.Sign(Encoding.UTF8.GetBytes("text\n")), bytes[4..]);
    }

    [Theory]
    [InlineData("/tile/8/0/000.p/5", 8, 0, 0, 5)]
    [InlineData("/tile/3/4/x001/x234/067", 3, 4, 1234067, 8)]
    [InlineData("/tile/8/data/012", 8, null, 12, 256)]
    public void Tile_has_its_place_in_its_path(string path, int height, int? level, int index, int width) =>
        Assert.Equal(new Tile(height, level, index, width), Tile.Parse(path));

    [Theory]
    [InlineData("/tile/8/0/0")]
    [InlineData("/tile/8/0/x001")]
    [InlineData("/tile/8/0/000.p/")]
    public void Path_is_of_no_tile(string path) => Assert.Null(Tile.Parse(path));
}
