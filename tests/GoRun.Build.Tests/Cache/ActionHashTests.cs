using GoRun.Build.Cache;
using GoRun.Platform;

namespace GoRun.Build.Tests.Cache;

/// <summary>Hashes that the real go printed under GODEBUG=gocachehash=1 (linux/amd64).</summary>
public sealed class ActionHashTests
{
    [Theory]
    [InlineData("go1.27.3")]
    [InlineData("go1.27.3 X:arenas")]
    [InlineData("go1.27.3-X:arenas")]
    public void The_action_ID_of_a_leaf_package_comes_out(string version)
    {
        using var hash = new ActionHashes(version).Begin("build", "internal/goarch");
        hash.Line("compile").Line("goos linux goarch amd64").Line("import \"internal/goarch\"");
        hash.Line("omitdebug false standard true local false prefix \"\"");
        hash.Line("compile compile version go1.27.3 [] []").Line("GOAMD64=v1");
        hash.Line("file goarch.go S6Fk1ilWy_OGOGN0U4N3").Line("file goarch_amd64.go psv_2V61XEN-zsESdsxN");
        hash.Line("file zgoarch_amd64.go 4GYReixhriql9LzIF9de");
        Assert.Equal("cba024c5f9a6cf5a5aa5a6a90462f3cdfaac96df8dbdcf9149f23839bcda8d81", hash.Sum().ToHex());
        Assert.Equal("y6Akxfmmz1papaapBGLz", hash.Sum().ToShortId());
    }

    [Fact]
    public void The_action_ID_of_a_package_with_assembly_comes_out()
    {
        using var hash = new ActionHashes("go1.27.3").Begin("build", "internal/cpu");
        hash.Line("compile").Line("goos linux goarch amd64").Append("import ").AppendQuoted("internal/cpu").EndLine();
        hash.Append("omitdebug ").AppendBool(false).Line(" standard true local false prefix \"\"");
        hash.Line("compile compile version go1.27.3 [] []").Line("asm \"asm version go1.27.3\" [] []").Line("GOAMD64=v1");
        foreach (string file in (string[])
        [
            "cpu.go mvQxB3L4TZLyqY6fFuZV", "cpu_x86.go OVzg0wBN9j3zdlhVGbwb", "cpu_x86_other.go 8kyE_FO7K4sGf9tGLWrF",
            "datacache_x86.go u9UPZAcNlJfwYt4ncQoX", "cpu.s OVlFFPPLBpzs_GeC-BOF", "cpu_x86.s 7k3KmRaylHXmANhfcfDf",
        ])
        {
            hash.Append("file ").Line(file);
        }

        hash.Line("import unsafe ");
        Assert.Equal("39f90c4240dd2e9b09bc5df5dfb06ec814d71a7202aaf039d10a680b566ed28e", hash.Sum().ToHex());
    }

    [Fact]
    public void A_subkey_is_unsalted()
    {
        ContentHash parent = new(Convert.FromHexString("cba024c5f9a6cf5a5aa5a6a90462f3cdfaac96df8dbdcf9149f23839bcda8d81"));
        Assert.Equal("a4621423b9d1996dcf9b8513c665d4af2e1cdda63ce679fd789df6da431b6020", new ActionHashes("go1.27.3").Subkey(parent, "srcfiles").ToHex());
    }

    [Fact]
    public void A_long_text_is_kept_whole()
    {
        using var hash = new ActionHashes("go1.27.3").Begin("build", "internal/cpu");
        string line = new('x', 100_000);
        hash.Line(line).AppendShortId(ContentHash.Of([]));
        Assert.Equal("go1.27.3" + line + "\n" + ContentHash.Of([]).ToShortId(), System.Text.Encoding.UTF8.GetString(hash.Text));
    }
}
