using GoRun.Testing;

namespace GoRun.Conformance.Tests;

public class ListTests
{
    [Fact]
    public void Every_line_of_the_lists_names_a_script()
    {
        IEnumerable<ScriptName> names = Listed.Scripts.Concat(Listed.Oldest).Concat(Listed.NotYet).Concat(Listed.Warm).Select(listed => listed.Name);
        Assert.DoesNotContain(names, name => !Toolchains.OldestAndNewestVersions.Select(Toolchains.Named).Any(toolchain => IsThere(name, toolchain)));
    }

    [Fact]
    public void Only_a_script_that_runs_can_be_one_that_does_not_pass()
    {
        var selection = new Selection([], UsesGoAlone: false);
        Assert.DoesNotContain(Listed.NotYet, listed => !Toolchains.OldestAndNewestVersions.Select(Toolchains.Named).Any(
            toolchain => selection.Of(toolchain).Any(script => listed.Name.Matches(toolchain, script))));
    }

    [Fact]
    public void What_does_not_pass_has_a_reason() => Assert.DoesNotContain(Listed.NotYet, listed => listed.Note.Length == 0);

    [Fact]
    public void What_begins_warm_names_the_folder_that_the_script_makes_its_cache()
    {
        Testing.Toolchain toolchain = Toolchains.Newest;
        Assert.All(Listed.Warm, listed => Assert.Contains(
            $"\nenv GOCACHE=$WORK/{listed.Note}", File.ReadAllText(Path.Combine(Selection.FolderOf(toolchain), listed.Name + ".txt")), StringComparison.Ordinal));
    }

    private static bool IsThere(ScriptName name, Testing.Toolchain toolchain) =>
        Directory.EnumerateFiles(Selection.FolderOf(toolchain), "*.txt").Any(file => name.Matches(toolchain, Path.GetFileNameWithoutExtension(file)));
}
