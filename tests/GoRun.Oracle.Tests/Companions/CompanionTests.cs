using System.Text.Json;
using GoRun.Oracle.Tests.Identity;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Companions;

/// <summary>The commands beside run say what go's say.</summary>
public sealed class CompanionTests
{
    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void Env_agrees_on_every_variable_that_both_print(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Sources.Hello);
        Dictionary<string, string> expected = Variables(sandbox.Go("env", "-json").Succeeded().Output);
        Dictionary<string, string> actual = Variables(sandbox.GoRun("env", "-json").Succeeded().Output);
        string[] both = [.. expected.Keys.Intersect(actual.Keys).Except(["GOGCCFLAGS"]).Order(StringComparer.Ordinal)];
        Assert.True(both.Length > 25, string.Join(' ', both));
        Assert.Equal(both.Select(name => $"{name}={expected[name]}"), both.Select(name => $"{name}={actual[name]}"));
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Env_prints_single_variables_and_quotes_for_the_shell(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Sources.Hello);
        sandbox.Set("CGO_CFLAGS", "-O1 '-DX=a b'");
        sandbox.Set("GOFLAGS", "-tags=x");
        string[] single = ["env", "GOROOT", "GOFLAGS", "CGO_CFLAGS", "NOTHING"];
        Assert.Equal(sandbox.Go(single).Output, sandbox.GoRun(single).Output);
        string[] expected = sandbox.Go("env").Output.Split('\n');
        string[] actual = sandbox.GoRun("env").Output.Split('\n');
        Assert.Subset(expected.ToHashSet(), actual.Where(line => !line.StartsWith("GOGCCFLAGS=", StringComparison.Ordinal)).ToHashSet());
    }

    public static TheoryData<string, string> Modules => Toolchains.OldestAndNewestWith(
        ["several packages, embed, assembly", "cgo with a C file", "replaced module", "list of files"]);

    [Theory]
    [MemberData(nameof(Modules))]
    public void List_agrees_on_every_field_that_both_print(string version, string program)
    {
        IdentityCase row = IdentityCases.Named(program);
        using Sandbox sandbox = Sandbox.CreateCold(version, row.Files);
        CompareLists(sandbox, [.. row.Target]);
    }

    [Theory]
    [MemberData(nameof(Toolchains.All), MemberType = typeof(Toolchains))]
    public void List_agrees_on_the_whole_standard_library(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Sources.Hello);
        CompareLists(sandbox, "std");
    }

    private static void CompareLists(Sandbox sandbox, params string[] packages)
    {
        string[] arguments = ["list", "-deps", "-json", .. packages];
        Dictionary<string, JsonElement> expected = Packages(sandbox.Go(arguments).Succeeded().Output);
        Dictionary<string, JsonElement> actual = Packages(sandbox.GoRun(arguments).Succeeded().Output);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, package) in actual)
        {
            foreach (JsonProperty field in package.EnumerateObject())
            {
                Assert.True(expected[path].TryGetProperty(field.Name, out JsonElement same), $"{path}: go has no {field.Name}");
                Assert.True(Text(same) == Text(field.Value), $"{path}: {field.Name}: {Text(same)}, not {Text(field.Value)}");
            }
        }
        Assert.True(actual[actual.Keys.First()].EnumerateObject().Count() >= 3);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void List_names_dependencies_in_the_order_of_go(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, Sources.SeveralPackages);
        foreach (string[] arguments in new string[][] { ["list", "-deps", "./cmd/tool"], ["list", "./..."] })
            Assert.Equal(sandbox.Go(arguments).Succeeded().Output, sandbox.GoRun(arguments).Succeeded().Output);
    }

    [Fact]
    public void Run_may_be_left_out()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Sources.Hello);
        Assert.Equal("hello\n", sandbox.GoRun(".").Succeeded().Output);
        Assert.Equal("changed\n", sandbox.GoRun("-ldflags=-X main.greeting=changed", "main.go").Succeeded().Output);
    }

    [Fact]
    public void Clean_empties_the_cache_as_go_does()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, Sources.Small);
        sandbox.GoRun("run", ".").Succeeded();
        sandbox.GoRun("clean", "-cache").Succeeded();
        string cache = sandbox.Environment["GOCACHE"];
        Assert.Empty(Directory.GetFileSystemEntries(cache, "*-?", SearchOption.AllDirectories));
        Assert.Equal("small\n", sandbox.GoRun("run", ".").Succeeded().Errors);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("help")]
    [InlineData("help|run")]
    [InlineData("help|build")]
    [InlineData("help|env")]
    public void Words_about_gorun_itself_go_to_standard_output(string arguments)
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Sources.Hello);
        Execution said = sandbox.GoRun(arguments.Split('|')).Succeeded();
        Assert.NotEqual("", said.Output);
        Assert.Equal("", said.Errors);
    }

    [Theory]
    [InlineData("-debug-runtime-trace=x")]
    public void What_is_not_built_yet_is_refused_in_one_line(string flag)
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Sources.Hello);
        Execution refused = sandbox.GoRun("run", flag, ".");
        Assert.Equal(2, refused.Status.ExitStatus);
        Assert.Equal("", refused.Output);
        Assert.Contains(flag.Split('=')[0], Assert.Single(refused.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org/tool@latest")]
    [InlineData("example.org/tool@v1.0.0")]
    public void Package_at_a_version_that_cannot_be_had_is_refused_in_the_words_of_go(string package)
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Sources.Hello);
        Execution refused = sandbox.GoRun("run", package);
        Assert.Equal(1, refused.Status.ExitStatus);
        Assert.Equal(sandbox.Go("run", package).Errors, refused.Errors);
    }

    private static Dictionary<string, string> Variables(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject()
            .ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);

    // go list -json prints one object after the other.
    private static Dictionary<string, JsonElement> Packages(string json) =>
        JsonDocument.Parse("[" + json.Replace("\n}\n{\n", "\n},\n{\n", StringComparison.Ordinal) + "]").RootElement
            .EnumerateArray().ToDictionary(package => package.GetProperty("ImportPath").GetString()!);

    private static string Text(JsonElement value) => JsonSerializer.Serialize(value);
}
