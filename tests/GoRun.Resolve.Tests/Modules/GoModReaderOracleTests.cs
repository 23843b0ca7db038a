using System.Text.Json;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Tests.Fixtures;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules;

/// <summary>What is read from a go.mod file, compared with <c>go mod edit -json</c>.</summary>
public sealed class GoModReaderOracleTests : IDisposable
{
    private readonly ModuleFixture _fixture = new();

    public static TheoryData<string> Files =>
    [
        "module example.com/m\n",
        "module \"example.com/m\" // Deprecated: use n\ngo 1.21.0\ntoolchain go1.22.1\n",
        "module (\n\texample.com/m\n)\n",
        "// a comment\n\nmodule example.com/m\r\n\r\ngo 1.22rc1\r\nrequire example.com/x v1.0.0 // indirect\r\n",
        "module example.com/m\nrequire (\n\texample.com/a v1.0.0 // indirect; why\n\texample.com/b v1.1.0//indirect\n"
            + "\texample.com/c v2.0.0+incompatible // indirectly\n"
            + "\n\t// alone\n\texample.com/d/v2 v2.0.0-20200101000000-abcdefabcdef // other // indirect\n) // indirect\n",
        "module example.com/m\nrequire ()\nrequire (\n)\nrequire(\n\texample.com/x v1.0.0\n)\n",
        "module example.com/m\nexclude example.com/x v1.0.0\nexclude (\n\texample.com/y v1.2.3\n)\n",
        "module example.com/m\nreplace example.com/x => ../x\nreplace example.com/y v1.0.0 => example.com/z v1.2.3\n"
            + "replace (\n\texample.com/w => \"../a b\"\n\tv => .\n)\n",
        "module example.com/m\nretract v1.0.0 // bad\nretract [v1.1.0, v1.2.0]\nretract (\n\tv1.3.0\n\t[ v1.4.0 , v1.5.0 ] // worse\n)\n",
        "retract latest\nretract [v1, \"main\"]\nretract v3.0.1\nmodule example.com/m\n",
        "retract v1.0.0\n",
        "module example.com/m\nretract v1.0.0 v1.1.0\n",
        "module example.com/m\ntool example.com/x/cmd/t\ntool (\n\t\"example.com/y\"\n\texample.com/z\n)\n",
        "module example.com/m\nignore ./node_modules\nignore (\n\tstatic\n\t\"a b\"\n)\n",
        "module example.com/m\ngodebug default=go1.21\ngodebug (\n\tpanicnil=1\n\thttp2client=0\n)\n",
        "module \"example.com/\\u006d\\x6e\\157\"\n",
        "go 1.20",
        "\ufeff\u00e9t\u00e9",
        "module example.com/m\nrequire example.com/x v1.0.0",
    ];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_says_what_go_reads_in_it(string content)
    {
        string path = _fixture.Write("go.mod", content);
        foreach (string goroot in Goroots.All)
        {
            bool knowsIgnore = _fixture.Env(goroot).Release.AtLeast(25);
            GoModReading reading = GoModReader.Read(path, content, new GoModRules(Strict: true, knowsIgnore));
            GoAnswer answer = _fixture.Go(goroot, "mod", "edit", "-json");

            Assert.Equal(answer.ExitStatus == 0, reading.Errors.IsEmpty);
            if (answer.ExitStatus == 0) Assert.Equal(Describe(answer.Output), Describe(reading.File));
        }
    }

    [Fact]
    public void The_go_mod_of_every_part_of_the_toolchain_is_read_whole()
    {
        foreach (string goroot in Goroots.All)
        {
            foreach (string file in new[] { goroot + "/src/go.mod", goroot + "/src/cmd/go.mod" })
            {
                string text = File.ReadAllText(file);
                _fixture.Write("go.mod", text);
                GoModReading reading = GoModReader.Read(file, text, new GoModRules(Strict: true, KnowsIgnore: true));
                Assert.Equal(Describe(_fixture.Go(goroot, "mod", "edit", "-json").Output), Describe(reading.File));
            }
        }
    }

    [Fact]
    public void Godebug_lines_have_a_key_a_value_and_a_place()
    {
        const string Text = "module example.com/m\ngodebug default=go1.21\ngodebug (\n\tpanicnil=1\n\tx=a=b\n)\n";
        GoModReading reading = GoModReader.Read("go.mod", Text, new GoModRules(Strict: true, KnowsIgnore: true));
        Assert.Empty(reading.Errors);
        Assert.Equal<GodebugLine>([new("default", "go1.21", 2), new("panicnil", "1", 4), new("x", "a=b", 5)], reading.File.Godebug);
    }

    [Fact]
    public void A_dependency_s_file_may_hold_what_is_not_known_yet()
    {
        const string Text = "module example.com/m\ngo v1.99-future\nnew thing\nmore (\n\tlines\n)\nreplace bad\n"
            + "retract everything\nrequire example.com/x v1.0.0\n";
        GoModReading reading = GoModReader.Read("go.mod", Text, new GoModRules(Strict: false, KnowsIgnore: false));
        Assert.Empty(reading.Errors);
        Assert.Equal("1.99", reading.File.GoVersion);
        Assert.Equal("example.com/x", Assert.Single(reading.File.Require).Module.Path);
    }

    private static string Describe(GoModFile file) => string.Join(
        '\n',
        [
            $"module {file.ModulePath} go {file.GoVersion} toolchain {file.Toolchain}",
            .. file.Require.Select(r => $"require {r.Module} {r.Indirect}"),
            .. file.Exclude.Select(m => $"exclude {m}"),
            .. file.Replace.Select(r => $"replace {r.Old} {r.New}"),
            .. file.Retract.Select(r => $"retract {r.Low} {r.High}"),
            .. file.Tools.Select(t => $"tool {t}"),
            .. file.Ignore.Select(i => $"ignore {i}"),
        ]);

    private static string Describe(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return string.Join(
            '\n',
            [
                $"module {Text(root, "Module", "Path")} go {Text(root, "Go")} toolchain {Text(root, "Toolchain")}",
                .. Items(root, "Require").Select(r => $"require {Version(r)} {r.TryGetProperty("Indirect", out _)}"),
                .. Items(root, "Exclude").Select(e => $"exclude {Version(e)}"),
                .. Items(root, "Replace").Select(r => $"replace {Version(r.GetProperty("Old"))} {Version(r.GetProperty("New"))}"),
                .. Items(root, "Retract").Select(r => $"retract {Text(r, "Low")} {Text(r, "High")}"),
                .. Items(root, "Tool").Select(t => $"tool {Text(t, "Path")}"),
                .. Items(root, "Ignore").Select(i => $"ignore {Text(i, "Path")}"),
            ]);
    }

    private static string Version(JsonElement module) =>
        Text(module, "Version") is { Length: > 0 } version ? $"{Text(module, "Path")}@{version}" : Text(module, "Path");

    private static string Text(JsonElement element, params string[] names)
    {
        foreach (string name in names)
        {
            if (!element.TryGetProperty(name, out element)) return "";
        }

        return element.GetString() ?? "";
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
