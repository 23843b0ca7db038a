using GoRun.Resolve.Modules;
using GoRun.Resolve.Modules.GoMod;

namespace GoRun.Resolve.Tests.Modules.GoMod;

/// <summary>go.mod files that are read, changed and printed, compared with golang.org/x/mod/modfile.</summary>
public sealed class GoModEditOracleTests
{
    private static readonly string[] NastyFiles =
    [
        "module m",
        "\n\n\nmodule m // x\n\n\n\n",
        "// alone\n\n// with it\nmodule m // behind // more\n// after\n",
        "module m\nrequire ( // opening\n\n\n\texample.com/a v1.0.0 // one\n\n\n\t// before b\n\n\texample.com/b v1.0.0\n\n\t// last\n) // closing\n",
        "module m\nrequire () // empty\n// end",
        "module m\nrequire (\n\t// only comments\n\n)\nrequire ( ) //\n",
        "module m\nrequire (\n\texample.com/a v1.0.0\n\n)\n",
        "module m\n\r\nrequire example.com/a v1.0.0 // indirect \r\n// last\r",
        "module m\nexclude (\n\texample.com/a v1.10.0\n\texample.com/a v1.9.0\n\texample.com/a v1.10.0\n)\ngo 1.21\n",
        "module m\nexclude (\n\texample.com/a v1.10.0\n\texample.com/a v1.9.0\n)\ngo 1.20\n",
        "module m\nreplace example.com/a => ../x\nreplace (\n\texample.com/a => ../y\n\t\"example.com/b\" v1.0.0 => \"../a b\"\n)\n",
        "module m\nretract (\n\tv1.0.0\n\t[v1.1.0 , v1.2.0]\n\tv1.3.0 // bad\n)\n",
        "module m\nrequire example.com/c v1\nrequire example.com/b v1.2 // x\nrequire (\n\texample.com/a v1.0.0\n)\n",
        "module \"m\"\ntool \"example.com/a\"\ntool example.com/a\nignore \"./a,b\"\nignore ./x\n",
        "module m\nrequire (\n\texample.com/a v1.0.0 // indirect\n\texample.com/b v1.0.0 // indirect\n)\nrequire (\n\texample.com/c v1.0.0\n)\n",
        "module m\n// why\nrequire (\n\texample.com/a v1.0.0\n\texample.com/b v1.0.0 // indirect\n)\n\nrequire example.com/c v1.0.0 // indirect; x\n",
        "module m\ngodebug (\n\tdefault=go1.21\n)\ntoolchain go1.27.1 // t\ngo 1.27 // g\n",
    ];

    [Fact]
    public void Files_are_changed_and_printed_as_go_does()
    {
        List<ModfileCase> cases = [.. NastyFiles.Select(f => Case(f, "", "", "")), .. NastyFiles.SelectMany(Edits)];
        var files = new GoModFiles(seed: 1);
        for (int i = 0; i < 600; i++)
        {
            string mode = files.Pick("", "all", "separate", "two");
            cases.Add(Case(
                files.Next(), mode, files.Pick("", "1.27", "1.21.0"), files.Pick("", "", "go1.28.0", "none"), files.Requirements()));
        }

        string[] expected = ModfileOracle.Run(cases);

        Assert.Equal(cases.Count, expected.Length);
        Assert.InRange(expected.Count(e => e.StartsWith("error: ", StringComparison.Ordinal)), 0, cases.Count / 10);
        for (int i = 0; i < cases.Count; i++)
        {
            if (expected[i].StartsWith("error: ", StringComparison.Ordinal)) continue;
            string actual = Run(cases[i]);
            Assert.True(expected[i] == actual, $"{cases[i]}\n--- file\n{cases[i].Text}\n--- go\n{expected[i]}\n--- gorun\n{actual}");
        }
    }

    [Theory]
    [InlineData(true, "module m\n\nrequire (\n\ta v1.0.0\n\n)\n")]
    [InlineData(false, "module m\n\nrequire (\n\ta v1.0.0\n)\n")]
    public void The_blank_line_that_ends_a_block_stays_before_go_1_25(bool keepsLastBlankLine, string expected)
    {
        GoModTree tree = GoModTreeReader.Read("go.mod", "module m\nrequire (\n\ta v1.0.0\n\n\n)\n", keepsLastBlankLine);
        Assert.Equal(expected, GoModPrinter.Print(tree));
    }

    private static IEnumerable<ModfileCase> Edits(string file)
    {
        ModfileRequire[] require =
        [
            new("example.com/a", "v1.0.0", true), new("example.com/b", "v1.5.0", false), new("example.com/d", "v1.0.0", true),
            new("example.com/e", "v1.0.0", false),
        ];
        foreach (string mode in new[] { "all", "separate", "two" })
        {
            yield return Case(file, mode, "1.27", "go1.28.0", require);
            yield return Case(file, mode, "", "none");
        }
    }

    private static ModfileCase Case(string file, string mode, string go, string toolchain, params ModfileRequire[] require) =>
        new(file, mode, go, toolchain, require);

    private static string Run(ModfileCase given)
    {
        GoModTree tree = GoModTreeReader.Read("go.mod", given.Text, keepsLastBlankLine: false);
        new GoModWords((_, version) => SemanticVersion.Canonical(version)).Normalize(tree);
        if (given.Go.Length > 0) GoModEditor.SetGo(tree, given.Go);
        if (given.Toolchain == "none") GoModEditor.DropToolchain(tree);
        else if (given.Toolchain.Length > 0) GoModEditor.SetToolchain(tree, given.Toolchain);
        Requirement[] require = [.. given.Require.Select(r => new Requirement(new ModuleVersion(r.Path, r.Version), r.Indirect))];
        if (given.Mode == "all") GoModEditor.SetRequire(tree, require);
        else if (given.Mode.Length > 0) new GoModRequireBlocks(tree, require, simplify: given.Mode == "two").Set();
        if (given.Mode.Length > 0) GoModCleanup.Run(tree);
        return GoModPrinter.Print(tree);
    }
}
