using GoRun.Build.Tests.Support;
using GoRun.Testing;

namespace GoRun.Build.Tests.Oracle;

/// <summary>What is known of archives from run to run does not stand in for archives that are not what they were.</summary>
public sealed class KnownArchiveTests
{
    [Fact]
    public void An_archive_that_is_known_is_made_again_when_it_or_its_entry_is_damaged_or_gone()
    {
        int edits = 0;
        using var bench = new BuildBench(Toolchains.NewestVersion) { Clock = new LaterClock(TimeSpan.FromSeconds(10)) };
        bench.Write("go.mod", "module example.com/known\n\ngo 1.24\n");
        bench.Write("lib/lib.go", "package lib\n\nconst Name = \"lib\"\n");
        bench.Warm("cache");
        AssertMakes("compile compile link");
        string[] made = [.. Directory.GetFiles(bench.Cache("cache"), "*", SearchOption.AllDirectories)];
        string archive = made.Single(f => f.EndsWith("-d", StringComparison.Ordinal) && IsArchiveOfLibrary(f));
        string outputId = Path.GetFileName(archive)[..^2];
        string entry = made.Single(f => f.EndsWith("-a", StringComparison.Ordinal) && File.ReadAllText(f).Contains(" " + outputId, StringComparison.Ordinal));

        // Learns it, and uses what it has learned.
        AssertMakes("compile link");
        AssertMakes("compile link");

        File.Delete(entry);
        AssertMakes("compile compile link");
        byte[] content = File.ReadAllBytes(archive);
        content[^20] ^= 1;
        File.WriteAllBytes(archive, content);
        AssertMakes("compile compile link");
        File.Delete(archive);
        AssertMakes("compile compile link");
        AssertMakes("compile link");

        void AssertMakes(string tools)
        {
            bench.Write("main.go", $"package main\n\nimport \"example.com/known/lib\"\n\nfunc main() {{ println(lib.Name, {edits++}) }}\n");
            BuildRun run = bench.Build("cache", new BuildGoal.Run(), ".");
            Assert.True(run.Result.Succeeded, run.Error);
            Assert.Equal(tools, string.Join(' ', run.Runner.Tools));
        }

        bool IsArchiveOfLibrary(string file)
        {
            string text = File.ReadAllText(file, System.Text.Encoding.Latin1);
            return text.StartsWith("!<arch>", StringComparison.Ordinal) && text.Contains("known/lib", StringComparison.Ordinal)
                && !text.Contains("\nmain\n", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_wants_to_see_the_hashes_sees_as_many_of_an_archive_that_is_known()
    {
        using var bench = new BuildBench(Toolchains.NewestVersion, ("GODEBUG", "gocachehash=1")) { Clock = new LaterClock(TimeSpan.FromSeconds(10)) };
        bench.Write("go.mod", "module example.com/known\n\ngo 1.24\n");
        int edits = 0;
        bench.Warm("cache");
        int whenTheyAreLearned = Hashes();
        Assert.Equal(whenTheyAreLearned, Hashes());

        int Hashes()
        {
            bench.Write("main.go", $"package main\n\nfunc main() {{ println({edits++}) }}\n");
            string[] lines = bench.Build("cache", new BuildGoal.Run(), ".").Error.Split('\n');
            return lines.Count(line => line.StartsWith("HASH", StringComparison.Ordinal));
        }
    }
}
