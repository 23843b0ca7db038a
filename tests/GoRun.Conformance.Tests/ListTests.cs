using GoRun.Testing;

namespace GoRun.Conformance.Tests;

public class ListTests
{
    [Fact]
    public void Every_line_of_the_lists_names_a_script()
    {
        IEnumerable<ScriptName> names = Listed.Scripts.Concat(Listed.Oldest).Concat(Listed.NotYet).Select(listed => listed.Name);
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
    public void What_does_not_pass_has_a_reason() => Assert.DoesNotContain(Listed.NotYet, listed => listed.Reason.Length == 0);

    private static bool IsThere(ScriptName name, Testing.Toolchain toolchain) =>
        Directory.EnumerateFiles(Selection.FolderOf(toolchain), "*.txt").Any(file => name.Matches(toolchain, Path.GetFileNameWithoutExtension(file)));
}
