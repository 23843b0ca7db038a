namespace GoRun.Resolve.Tests.Packages;

/// <summary>The resolver against <c>go list -deps -json</c>, over the largest bodies of Go code that every machine with Go has.</summary>
public sealed class ListOracleTests
{
    private const string Fields = "-json=Dir,ImportPath,Name,Root,ConflictDir,Goroot,Standard,DepOnly,DefaultGODEBUG,GoFiles,CgoFiles,IgnoredGoFiles,"
        + "IgnoredOtherFiles,CFiles,CXXFiles,MFiles,HFiles,FFiles,SFiles,SwigFiles,SwigCXXFiles,SysoFiles,EmbedPatterns,EmbedFiles,"
        + "CgoCFLAGS,CgoCPPFLAGS,CgoCXXFLAGS,CgoFFLAGS,CgoLDFLAGS,CgoPkgConfig,Imports,ImportMap,Deps";

    public static TheoryData<string> Goroots => Testing.Goroots.Rows;

    public static TheoryData<string, string, string, string> Platforms
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (string goroot in Testing.Goroots.Ends)
            {
                rows.Add(goroot, "linux", "arm64", "0");
                rows.Add(goroot, "darwin", "arm64", "0");
                rows.Add(goroot, "windows", "386", "0");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Std_is_listed_as_go_lists_it(string goroot)
    {
        using var place = new Workplace(goroot);
        AssertSameList(place, "/", "std");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void All_commands_are_listed_as_go_lists_them(string goroot)
    {
        using var place = new Workplace(goroot);
        AssertSameList(place, "/", "cmd");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Without_cgo_std_is_listed_as_go_lists_it(string goroot)
    {
        using var place = new Workplace(goroot, ("CGO_ENABLED", "0"));
        AssertSameList(place, "/", "std");
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public void For_other_platforms_std_is_listed_as_go_lists_it(string goroot, string goos, string goarch, string cgo)
    {
        using var place = new Workplace(goroot, ("GOOS", goos), ("GOARCH", goarch), ("CGO_ENABLED", cgo));
        AssertSameList(place, "/", "std");
    }

    [Theory]
    [MemberData(nameof(Goroots))]
    public void Inside_the_module_of_the_commands_a_command_is_found_by_its_folder(string goroot)
    {
        using var place = new Workplace(goroot);
        AssertSameList(place, goroot + "/src/cmd", "./vet");
    }

    internal static void AssertSameList(Workplace place, string folder, params string[] targets)
    {
        (int? status, string expected, string error) = place.GoIn(folder, ["list", "-deps", Fields, .. targets]);
        Assert.True(status == 0, error);
        var actual = new StringWriter();
        PackageListing.Write(actual, place.ResolveIn(folder, ResolvePurpose.List, targets), place.Goroot, dependencies: true, json: true, fields: null);
        AssertSameText(string.Join(' ', targets), expected, WithoutModules(actual.ToString()));
    }

    /// <summary>Modules are the other side's affair.</summary>
    private static string WithoutModules(string listing) =>
        System.Text.RegularExpressions.Regex.Replace(listing, ",\n\t\"Module\": \\{\n(\t\t.*\n)*\t\\}", "");

    /// <summary>Shows the first difference with what surrounds it: the texts are megabytes.</summary>
    private static void AssertSameText(string what, string expected, string actual)
    {
        string[] expectedLines = expected.Split('\n');
        string[] actualLines = actual.Split('\n');
        for (int i = 0; i < Math.Max(expectedLines.Length, actualLines.Length); i++)
        {
            if (i < expectedLines.Length && i < actualLines.Length && expectedLines[i] == actualLines[i]) continue;
            Assert.Fail($"{what}: line {i + 1} differs\nexpected:\n{Around(expectedLines, i)}\nactual:\n{Around(actualLines, i)}");
        }

        static string Around(string[] lines, int index) => string.Join('\n', lines.Skip(index - 12).Take(24));
    }
}
