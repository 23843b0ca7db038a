using System.Text;
using GoRun.Build.Cache;
using GoRun.Build.Tests.Support;
using GoRun.Platform;
using TemporaryFolder = GoRun.Testing.TemporaryFolder;

namespace GoRun.Build.Tests.Cache;

public sealed class OutputChecksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Content_that_is_not_what_the_name_says_is_noticed()
    {
        CachedOutput output = Output("content");
        Assert.True(Run().IsWhole(output));
        File.WriteAllText(output.Path, "Content");
        Assert.False(Run().IsWhole(output));
        File.Delete(output.Path);
        Assert.False(Run().IsWhole(output));
        Directory.CreateDirectory(output.Path);
        Assert.False(Run().IsWhole(output));
    }

    [Fact]
    public void Within_a_run_a_file_that_is_lost_or_changed_after_its_check_is_noticed()
    {
        CachedOutput output = Output("content");
        OutputChecks run = Run();
        Assert.True(run.IsWhole(output));
        File.WriteAllText(output.Path, "Content, more");
        Assert.False(run.IsWhole(output));
        File.Delete(output.Path);
        Assert.False(run.IsWhole(output));
    }

    [Fact]
    public void What_was_checked_is_remembered()
    {
        CachedOutput output = Output("content");
        OutputChecks first = Run(later: TimeSpan.FromSeconds(10));
        Assert.True(first.IsWhole(output));
        first.Save();
        Assert.Single(Remembered);
        OutputChecks second = Run(later: TimeSpan.FromSeconds(20));
        Assert.True(second.IsWhole(output));
        second.Save();
        Assert.Single(Remembered);
    }

    [Fact]
    public void A_file_that_was_just_written_is_not_remembered()
    {
        CachedOutput output = Output("content");
        foreach (TimeSpan later in (TimeSpan[])[TimeSpan.FromSeconds(1), TimeSpan.FromHours(-1)])
        {
            OutputChecks run = Run(later);
            Assert.True(run.IsWhole(output));
            run.Wrote(output);
            run.Save();
            Assert.Empty(Remembered);
        }
    }

    [Fact]
    public void A_change_that_hides_behind_the_old_time_is_noticed()
    {
        CachedOutput output = Output("content");
        DateTime written = File.GetLastWriteTimeUtc(output.Path);
        FileIdentity before = FileIdentity.Of(output.Path)!.Value;
        OutputChecks first = Run(later: TimeSpan.FromSeconds(10));
        Assert.True(first.IsWhole(output));
        first.Save();
        // Until the clock of the file system has gone on.
        do
        {
            File.WriteAllText(output.Path, "Content");
            File.SetLastWriteTimeUtc(output.Path, written);
        }
        while (FileIdentity.Of(output.Path) == before);
        Assert.False(Run(later: TimeSpan.FromSeconds(20)).IsWhole(output));
    }

    [Fact]
    public void What_was_written_is_known_without_reading_it_again_even_when_it_has_lost_its_other_name()
    {
        CachedOutput output = Output("content");
        OutputChecks first = Run(later: TimeSpan.FromSeconds(10));
        Assert.True(HardLink.TryMake(output.Path, _folder["other name"]));
        first.Wrote(output);
        File.Delete(_folder["other name"]);
        first.Save();
        Assert.Single(Remembered);
        OutputChecks second = Run(later: TimeSpan.FromSeconds(20));
        Assert.True(second.IsWhole(output));
        second.Save();
        Assert.Single(Remembered);
    }

    [Fact]
    public void What_was_replaced_after_it_was_written_is_not_remembered()
    {
        CachedOutput output = Output("content");
        OutputChecks run = Run(later: TimeSpan.FromSeconds(10));
        run.Wrote(output);
        File.Delete(output.Path);
        File.WriteAllText(output.Path, "Content");
        run.Save();
        Assert.Empty(Remembered);
    }

    [Fact]
    public void After_a_start_of_the_machine_all_is_checked_again()
    {
        CachedOutput output = Output("content");
        OutputChecks first = Run(later: TimeSpan.FromSeconds(10));
        Assert.True(first.IsWhole(output));
        first.Save();
        OutputChecks second = Run(later: TimeSpan.FromSeconds(20), boot: "second");
        Assert.True(second.IsWhole(output));
        second.Save();
        Assert.Equal(2, Remembered.Count);
    }

    private HashSet<UInt128> Remembered => Memory.Read();

    private CheckedFiles Memory => new(_folder["own/checked-outputs"]);

    private CachedOutput Output(string content) =>
        new(_folder.Write("cache/output-d", content), ContentHash.Of(Encoding.UTF8.GetBytes(content)));

    private OutputChecks Run(TimeSpan later = default, string boot = "first") => new(Memory, boot, new LaterClock(later));
}
