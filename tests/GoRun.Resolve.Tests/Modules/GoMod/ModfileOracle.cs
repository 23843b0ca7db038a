using System.Text.Json;
using System.Text.Json.Serialization;
using GoRun.Testing;

namespace GoRun.Resolve.Tests.Modules.GoMod;

/// <summary>A file and what is done to it.</summary>
/// <param name="Mode">The way in which <paramref name="Require"/> is set: <c>all</c>, <c>separate</c>, <c>two</c>; empty where it is not.</param>
/// <param name="Go">The go line to set, unless empty.</param>
/// <param name="Toolchain">The toolchain line to set, unless empty; <c>none</c> drops it.</param>
/// <param name="Require">Set only together with a mode.</param>
internal sealed record ModfileCase(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("mode")] string Mode,
    [property: JsonPropertyName("go")] string Go,
    [property: JsonPropertyName("toolchain")] string Toolchain,
    [property: JsonPropertyName("require")] ModfileRequire[] Require);

internal sealed record ModfileRequire(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("indirect")] bool Indirect);

/// <summary>
/// golang.org/x/mod/modfile itself, as GOROOT has it among the go command's vendored packages: a small program around a copy of it takes
/// any number of cases at once.
/// </summary>
internal static class ModfileOracle
{
    private const string Program = """
        package main

        import (
            "encoding/json"
            "os"

            "golang.org/x/mod/modfile"
            "golang.org/x/mod/module"
        )

        type testCase struct {
            Text, Mode, Go, Toolchain string
            Require                   []struct {
                Path, Version string
                Indirect      bool
            }
        }

        func run(c testCase) string {
            f, err := modfile.Parse("go.mod", []byte(c.Text), nil)
            if err != nil {
                return "error: " + err.Error()
            }
            if c.Go != "" {
                f.AddGoStmt(c.Go)
            }
            if c.Toolchain == "none" {
                f.DropToolchainStmt()
            } else if c.Toolchain != "" {
                f.AddToolchainStmt(c.Toolchain)
            }
            var list []*modfile.Require
            for _, r := range c.Require {
                list = append(list, &modfile.Require{Mod: module.Version{Path: r.Path, Version: r.Version}, Indirect: r.Indirect})
            }
            switch c.Mode {
            case "all":
                f.SetRequire(list)
            case "separate":
                f.SetRequireSeparateIndirect(list)
            case "two":
                f.SetRequireAtMostTwo(list)
            }
            if c.Mode != "" {
                f.Cleanup()
            }
            text, _ := f.Format()
            return string(text)
        }

        func main() {
            var cases []testCase
            if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
                panic(err)
            }
            results := []string{}
            for _, c := range cases {
                results = append(results, run(c))
            }
            json.NewEncoder(os.Stdout).Encode(results)
        }
        """;

    /// <summary>The files as modfile prints them afterwards, in the order of the cases; <c>error: ...</c> for one that it cannot read.</summary>
    internal static string[] Run(IReadOnlyList<ModfileCase> cases)
    {
        using Sandbox sandbox = Sandbox.Create(
            Toolchains.NewestVersion, $"-- go.mod --\nmodule golang.org/x/mod\n\ngo 1.24\n-- oracle/main.go --\n{Program}\n");
        string vendored = sandbox.Toolchain.Root + "/src/cmd/vendor/golang.org/x/mod";
        foreach (string package in new[] { "modfile", "module", "semver", "internal/lazyregexp" })
        {
            Directory.CreateDirectory($"{sandbox.Module}/{package}");
            foreach (string file in Directory.GetFiles($"{vendored}/{package}", "*.go"))
                File.Copy(file, $"{sandbox.Module}/{package}/{Path.GetFileName(file)}");
        }

        Command command = sandbox.CommandFor(sandbox.Toolchain.Go, "run", "./oracle") with { StandardInput = JsonSerializer.Serialize(cases) };
        Execution run = sandbox.Run(command);
        Assert.True(run.Status.ExitStatus == 0, run.Errors);
        return JsonSerializer.Deserialize<string[]>(run.Output)!;
    }
}
