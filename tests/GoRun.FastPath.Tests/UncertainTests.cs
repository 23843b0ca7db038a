using GoRun.Platform;

namespace GoRun.FastPath.Tests;

/// <summary>Everything was written just before the run began, or after: identities do not tell for sure.</summary>
public sealed class UncertainTests : IDisposable
{
    private readonly Scene _scene = new(TimeSpan.Zero);

    public UncertainTests()
    {
        _scene.Write("p/a.go", "package p");
        var tree = new SourceTree(_scene.Files);
        tree.Read(_scene["p/a.go"]);
        tree.List(_scene["p"]);
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Contents_are_compared_until_identities_tell()
    {
        byte[] record = _scene.Record();
        Assert.All(_scene.Notes.Inputs, input => Assert.False(input.Value.IsCertain, input.Key));
        CheckResult early = Scene.Check(record, _scene.Started.AddSeconds(1));
        Assert.NotNull(early.Program);
        Assert.False(early.Improved);
        CheckResult later = Scene.Check(record, _scene.Started.AddSeconds(3));
        Assert.NotNull(later.Program);
        Assert.True(later.Improved);
        Assert.False(Scene.Check(record, _scene.Started.AddSeconds(3)).Improved);
        AtomicFile.Write(_scene["p/a.go"], "package p"u8);
        Assert.Null(Scene.Check(record, _scene.Started.AddSeconds(3)).Program);
    }

    [Fact]
    public void The_same_content_in_another_file_holds()
    {
        byte[] record = _scene.Record();
        AtomicFile.Write(_scene["p/a.go"], "package p"u8);
        Assert.NotNull(Scene.Check(record, _scene.Started).Program);
    }

    [Theory]
    [InlineData("p/a.go", "package q")]
    [InlineData("p/b.go", "package p")]
    public void A_change_is_found(string file, string content)
    {
        byte[] record = _scene.Record();
        _scene.Write(file, content);
        Assert.EndsWith(" was changed", Scene.Check(record, _scene.Started).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_gone_is_found()
    {
        byte[] record = _scene.Record();
        Directory.Delete(_scene["p"], recursive: true);
        Assert.Equal(_scene["p"] + " is gone, or cannot be read", Scene.Check(record, _scene.Started).Reason);
    }

    [Fact]
    public void A_tool_that_was_just_written_is_not_recorded()
    {
        _scene.Files.IdentityOf(_scene.Write("compile", ""));
        Assert.Equal(_scene["compile"] + " has just been changed", _scene.Notes.Refusal);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(-1_999, -5_000, false)]
    [InlineData(-5_000, -1_999, false)]
    [InlineData(-2_000, -2_000, true)]
    [InlineData(-2_000, -9_000, true)]
    [InlineData(3_600_000, -9_000, false)]
    [InlineData(-9_000, 3_600_000, false)]
    public void Times_settle_after_two_seconds(long modified, long changed, bool settled)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);
        long at = now.ToUnixTimeMilliseconds();
        Assert.Equal(settled, new FileIdentity(1, (at + modified) * 1_000_000, 1, 1, (at + changed) * 1_000_000).IsSettled(now));
    }
}
