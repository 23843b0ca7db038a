using GoRun.Build.Cache;
using GoRun.Build.Compile;
using GoRun.Build.Tests.Support;
using GoRun.Platform;
using TemporaryFolder = GoRun.Testing.TemporaryFolder;

namespace GoRun.Build.Tests.Cache;

public sealed class KnownArchivesTests : IDisposable
{
    private static readonly ContentHash Action = ContentHash.Of("action"u8);

    private static readonly KnownArchive Archive = new(ContentHash.Of("archive"u8), IdOf(Action));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_found_is_known_to_later_runs_as_long_as_the_entry_is_the_same()
    {
        FileIdentity entry = Entry("entry");
        Remember(Action, entry, Archive);
        Assert.Equal(Archive, Run().Find(Action, entry));
        Assert.Null(Run().Find(ContentHash.Of("another action"u8), entry));
        Assert.Null(Run().Find(Action, entry with { ChangedNanoseconds = entry.ChangedNanoseconds + 1 }));
        Assert.Null(Run().Find(Action, Entry("another entry")));
    }

    [Fact]
    public void The_last_word_counts()
    {
        FileIdentity entry = Entry("entry");
        Remember(Action, entry, Archive);
        KnownArchive later = Archive with { OutputId = ContentHash.Of("later"u8) };
        Remember(Action, entry, later);
        Assert.Equal(later, Run().Find(Action, entry));
    }

    [Fact]
    public void An_entry_that_was_just_written_is_not_kept()
    {
        FileIdentity entry = Entry("entry");
        KnownArchives run = Run(default);
        run.Add(Action, entry, Archive);
        run.Save();
        Assert.Null(Run().Find(Action, entry));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("of-another-action-id/contentcontentconten")]
    public void A_build_ID_that_does_not_follow_from_the_action_is_not_kept(string id)
    {
        FileIdentity entry = Entry("entry");
        Remember(Action, entry, Archive with { BuildId = new BuildId(id) });
        Assert.Null(Run().Find(Action, entry));
    }

    private static BuildId IdOf(ContentHash action) => new($"{action.ToShortId()}/{ContentHash.Of("content"u8).ToShortId()}");

    private void Remember(ContentHash action, FileIdentity entry, KnownArchive archive)
    {
        KnownArchives run = Run();
        run.Add(action, entry, archive);
        run.Save();
    }

    private FileIdentity Entry(string name) => FileIdentity.Of(_folder.Write(name, "an index entry"))!.Value;

    private KnownArchives Run() => Run(TimeSpan.FromSeconds(10));

    private KnownArchives Run(TimeSpan later) => new(_folder["own/known-archives"], new LaterClock(later));
}
