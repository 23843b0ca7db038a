using GoRun.Oracle.Tests.Errors;
using GoRun.Oracle.Tests.Identity;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Programs;

/// <summary>A program on other people's modules, out of the module cache and out of a vendor folder.</summary>
public sealed class ThirdPartyTests
{
    private const string Program = """
        -- go.mod --
        module example.com/app

        go 1.24

        require (
        	github.com/spf13/cobra v1.6.1
        	golang.org/x/text v0.7.0
        	gopkg.in/yaml.v3 v3.0.1
        )
        -- main.go --
        package main

        import (
        	"fmt"
        	"os"

        	"github.com/spf13/cobra"
        	"golang.org/x/text/cases"
        	"golang.org/x/text/language"
        	"golang.org/x/text/message"
        	"gopkg.in/yaml.v3"
        )

        func main() {
        	var name string
        	root := &cobra.Command{
        		Use: "app",
        		RunE: func(command *cobra.Command, args []string) error {
        			text, err := yaml.Marshal(map[string]any{"name": cases.Title(language.English).String(name), "args": args})
        			message.NewPrinter(language.German).Printf("%d\n", 1234567)
        			fmt.Print(string(text))
        			return err
        		},
        	}
        	root.Flags().StringVar(&name, "name", "nobody", "whom to greet")
        	if root.Execute() != nil {
        		os.Exit(3)
        	}
        }
        """;

    [Fact]
    public void Program_on_the_module_cache_is_built_and_run_as_by_go()
    {
        using Sandbox sandbox = Prepare(Toolchains.OldestVersion);
        CachePair caches = CachePair.Warm(sandbox);
        caches.CompareRuns(".", "--name", "some one", "x", "y");
        string executable = caches.CompareBuilds(".");
        string info = sandbox.Go("version", "-m", executable).Succeeded().Output;
        Assert.Contains("dep\tgithub.com/spf13/cobra\tv1.6.1\th1:", info, StringComparison.Ordinal);
    }

    [Fact]
    public void Program_with_a_vendor_folder_is_built_and_run_as_by_go()
    {
        using Sandbox sandbox = Prepare(Toolchains.NewestVersion);
        sandbox.Go("mod", "vendor").Succeeded();
        sandbox.Set("GOMODCACHE", sandbox.In("no-modcache"));
        CachePair caches = CachePair.Warm(sandbox);
        caches.CompareRuns(".", "--name", "some one", "x", "y");
        string executable = caches.CompareBuilds("-trimpath=false", ".");
        string info = sandbox.Go("version", "-m", executable).Succeeded().Output;
        Assert.Contains("dep\tgithub.com/spf13/cobra\tv1.6.1\t\n", info, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Package_of_a_module_is_run_by_its_import_path(string version)
    {
        using Sandbox sandbox = Prepare(version);
        foreach (string package in new[] { "gopkg.in/yaml.v3", "golang.org/x/text/cmd/gotext", "github.com/spf13/cobra/doc" })
            SaysTheSame(sandbox, "run", package);
    }

    [Theory]
    [InlineData("no go.sum")]
    [InlineData("no sum of a zip")]
    [InlineData("no sum of a go.mod")]
    [InlineData("other sum of a zip")]
    [InlineData("other sum of a go.mod")]
    [InlineData("go.mod not tidy")]
    [InlineData("no module cache")]
    public void What_does_not_fit_the_sums_is_refused_in_the_words_of_go(string damage)
    {
        using Sandbox sandbox = Prepare(Toolchains.NewestVersion);
        string sums = Path.Combine(sandbox.Module, "go.sum");
        string[] lines = File.ReadAllLines(sums);
        switch (damage)
        {
            case "no go.sum":
                File.Delete(sums);
                break;
            case "no sum of a zip":
                File.WriteAllLines(sums, lines.Where(line => !line.StartsWith("github.com/spf13/cobra v1.6.1 ", StringComparison.Ordinal)));
                break;
            case "no sum of a go.mod":
                File.WriteAllLines(sums, lines.Where(line => !line.Contains("cobra v1.6.1/go.mod", StringComparison.Ordinal)));
                break;
            case "other sum of a zip":
                File.WriteAllLines(sums, lines.Select(line => OtherSum(line, of: "cobra v1.6.1 ")));
                break;
            case "other sum of a go.mod":
                File.WriteAllLines(sums, lines.Select(line => OtherSum(line, of: "cobra v1.6.1/go.mod ")));
                break;
            case "go.mod not tidy":
                string mod = Path.Combine(sandbox.Module, "go.mod");
                File.WriteAllLines(mod, File.ReadAllLines(mod).Where(line => !line.Contains("pflag", StringComparison.Ordinal)));
                break;
            default:
                sandbox.Set("GOMODCACHE", sandbox.In("no-modcache"));
                break;
        }
        SaysTheSame(sandbox, "run", ".");
    }

    private static string OtherSum(string line, string of) =>
        line.Contains(of, StringComparison.Ordinal) ? line[..^44] + "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" : line;

    private static void SaysTheSame(Sandbox sandbox, params string[] arguments)
    {
        Execution actual = sandbox.GoRun(arguments);
        Execution expected = sandbox.Go(arguments);
        expected = expected with { Errors = MeantDifferences.DownloadsFirst(MeantDifferences.Of(expected.Errors)) };
        actual = actual with { Errors = MeantDifferences.DownloadsFirst(actual.Errors) };
        Assert.True(
            (expected.Status, expected.Output, expected.Errors) == (actual.Status, actual.Output, actual.Errors),
            $"== expected\n{expected}\n== actual\n{actual}");
    }

    // The real go fills the module cache and completes go.mod and go.sum; afterwards there is no proxy any more.
    private static Sandbox Prepare(string version)
    {
        Sandbox sandbox = Sandbox.Create(version, Program);
        sandbox.Set("GOPROXY", ThirdPartyModules.Proxy().Url);
        sandbox.Set("GOSUMDB", "off");
        sandbox.Go("mod", "tidy").Succeeded();
        sandbox.Set("GOPROXY", "off");
        return sandbox;
    }
}
