using GoRun.Testing;

namespace GoRun.Oracle.Tests.Faults;

/// <summary>
/// Whatever is wrong with entries of the cache: the program is right, the cache is right afterwards, and damage does not get into what is made
/// from damaged things. The real go looks at sizes alone, so it could not be asked before gorun has put things right.
/// </summary>
public sealed class DamagedEntryTests
{
    private const int Seed = 20_240_229;

    [Theory]
    [InlineData("-a")]
    [InlineData("-d")]
    public void Damaged_entries_are_made_again(string ending)
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Chain(3));
        AssertRight(sandbox);
        // The fast path looks at nothing of the cache but the program.
        sandbox.Set("GORUN_FASTPATH", "off");
        // Before the real go adds entries that only it knows how to mend.
        IReadOnlyList<string> files = OwnFiles(sandbox, ending);
        foreach (string kind in Damage.Kinds)
        {
            foreach (string file in files) Damage.Do(kind, file);
            Execution run = sandbox.GoRun("run", ".");
            Assert.True((run.Errors, run.Status.Raw) == (Programs.Output, 0), $"{kind}: {run}");
            CacheProof.AssertAccepted(sandbox, Programs.Output);
        }
    }

    [Fact]
    public void Damaged_archives_do_not_get_into_a_program_that_was_edited()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Chain(3));
        AssertRight(sandbox);
        var random = new Random(Seed);
        for (int round = 0; round < 6; round++)
        {
            foreach (string file in OwnFiles(sandbox, "-d").Where(file => random.Next(2) == 0)) Damage.Flip(file, random);
            File.AppendAllText(Path.Combine(sandbox.Module, "main.go"), $"\nvar Round{round} int\n");
            Execution run = sandbox.GoRun("run", ".");
            Assert.True((run.Errors, run.Status.Raw) == (Programs.Output, 0), $"seed {Seed}, round {round}: {run}");
        }

        // The main package's earlier archives are damaged still: nobody reads them any more.
        CacheProof.AssertTaken(sandbox, Programs.Output);
    }

    [Fact]
    public void Damaged_archive_of_the_standard_library_is_noticed_after_it_was_found_to_be_whole()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Smallest);
        AssertRight(sandbox);
        string archive = sandbox.Go("list", "-export", "-f", "{{.Export}}", "internal/bytealg").Succeeded().Output.Trim();
        Damage.Do("middle byte", archive);
        File.AppendAllText(Path.Combine(sandbox.Module, "main.go"), "\nvar More int\n");
        AssertRight(sandbox);
        CacheProof.AssertAccepted(sandbox, Programs.Output);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("zeros")]
    [InlineData("middle byte")]
    [InlineData("may not be executed")]
    [InlineData("company")]
    [InlineData("file instead of folder")]
    public void Damaged_program_is_not_run(string kind)
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Programs.Smallest);
        AssertRight(sandbox);
        string program = Assert.Single(Directory.EnumerateDirectories(sandbox.Environment["GOCACHE"], "*-d", SearchOption.AllDirectories)
            .SelectMany(Directory.GetFiles));
        string folder = Path.GetDirectoryName(program)!;
        switch (kind)
        {
            case "may not be executed":
                File.SetUnixFileMode(program, UnixFileMode.UserRead);
                break;
            case "company":
                File.WriteAllText(Path.Combine(folder, "other"), "");
                break;
            case "file instead of folder":
                byte[] content = File.ReadAllBytes(program);
                Directory.Delete(folder, recursive: true);
                File.WriteAllBytes(folder, content);
                break;
            default:
                Damage.Do(kind, program);
                break;
        }

        AssertRight(sandbox);
        sandbox.Set("GORUN_FASTPATH", "off");
        AssertRight(sandbox);
        CacheProof.AssertAccepted(sandbox, Programs.Output);
    }

    /// <summary>The files of the module's own packages, those of its program included.</summary>
    private static IReadOnlyList<string> OwnFiles(Sandbox sandbox, string ending)
    {
        var cache = new BuildCache(sandbox.Environment["GOCACHE"]);
        HashSet<string> standard = [.. Files(StandardPackages.Of(sandbox.Toolchain).Folder).Select(file => Path.GetFileName(file))];
        return [.. Files(cache.Folder).Where(file => !standard.Contains(Path.GetFileName(file)) && EntryName(file).EndsWith(ending, StringComparison.Ordinal))];
    }

    // A program's file lies in a folder that has the entry's name.
    private static string EntryName(string file) => Path.GetFileName(file).Contains('-', StringComparison.Ordinal) ? file : Path.GetDirectoryName(file)!;

    private static IEnumerable<string> Files(string cache) =>
        Directory.EnumerateDirectories(cache).Where(folder => Path.GetFileName(folder).Length == 2)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);

    private static void AssertRight(Sandbox sandbox) => Assert.Equal(Programs.Output, sandbox.GoRun("run", ".").Succeeded().Errors);
}
