using System.Text;
using System.Text.Json;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.OtherModules;

/// <summary>
/// A folder or file of another module is built as the real go builds it inside that module, and run where the caller is. The real go refuses
/// it, or demands that one goes there first; what it accepts stays as it is.
/// </summary>
public sealed class OtherModuleTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    private static readonly string[] Targets =
    [
        "caller", "caller/nested", "replaced/cmd", "plain/cmd/x", "plain/cmd/x/main.go", "plain/alone/main.go", "plain/cmd/...", "work/used",
        "work/unused", "vendored", "none", "none/main.go",
    ];

    [Theory]
    [InlineData("caller")]
    [InlineData("work/used")]
    [InlineData("none")]
    [InlineData("vendored")]
    public void Targets_are_those_of_their_own_module(string folder)
    {
        foreach (string target in Targets)
        {
            string path = Path.GetRelativePath(neighbours[folder], neighbours[target]);
            if (!path.StartsWith('.')) path = "./" + path;
            Execution here = neighbours.Go(folder, "list", "-deps", "-json=ImportPath,Dir,Module", path);
            Execution actual = neighbours.GoRun(folder, "list", "-deps", "-json", path);
            Execution expected = here;
            if (here.Status.ExitStatus != 0 && !target.StartsWith("none", StringComparison.Ordinal))
            {
                string inside = target.EndsWith("/...", StringComparison.Ordinal) ? target[..^"/...".Length]
                    : target.EndsWith(".go", StringComparison.Ordinal) ? Path.GetDirectoryName(target)! : target;
                string name = target.EndsWith("/...", StringComparison.Ordinal) ? "./..."
                    : target.EndsWith(".go", StringComparison.Ordinal) ? Path.GetFileName(target) : ".";
                expected = neighbours.Go(inside, "list", "-deps", "-json=ImportPath,Dir,Module", name);
            }

            string shown = $"{folder}: {path}\n{expected.Errors}{actual.Errors}";
            Assert.True(expected.Status.ExitStatus == actual.Status.ExitStatus, shown);
            Assert.Equal(shown + Packages(expected.Output), shown + Packages(actual.Output));
            if (expected.Status.ExitStatus == 0) continue;

            // go speaks of the current directory in the one case, and of a path to it in the other.
            string subject = Path.GetRelativePath(neighbours[folder], neighbours[target]);
            string errors = expected.Errors;
            if (expected != here)
                errors = errors.Replace("current directory is", $"directory {subject} is", StringComparison.Ordinal).Replace("use .\n", $"use {subject}\n", StringComparison.Ordinal);
            Assert.Equal(errors, actual.Errors);
        }
    }

    [Fact]
    public void Programs_run_in_the_folder_of_the_caller()
    {
        Execution run = neighbours.GoRun("caller", "../plain/cmd/x", "argument").Succeeded();
        Assert.Equal($"plain in {neighbours["caller"]} with argument\n", run.Output);
        Assert.Equal(run.Output, neighbours.GoRun("caller", neighbours["plain/cmd/x/main.go"], "argument").Succeeded().Output);
    }

    [Fact]
    public void Executables_are_those_that_go_makes_inside_the_module_and_lie_with_the_caller()
    {
        neighbours.GoRun("none", "build", "../plain/cmd/x").Succeeded();
        neighbours.Go("plain", "build", "-o", neighbours["expected"], "./cmd/x").Succeeded();
        Assert.Equal(File.ReadAllBytes(neighbours["expected"]), File.ReadAllBytes(neighbours["none/x"]));
    }

    [Fact]
    public void Faults_are_told_with_paths_from_the_caller()
    {
        Execution wrong = neighbours.GoRun("caller", "../plain/wrong");
        Assert.Equal((1, "# plain/wrong\n../plain/wrong/main.go:3:15: undefined: undefined\n"), (wrong.Status.ExitStatus, wrong.Errors));
    }

    [Theory]
    [InlineData("../plain/cmd/x", ".", "gorun: . and ../plain/cmd/x do not belong to one module: name them in commands of their own\n")]
    [InlineData("../plain/cmd/x", "../vendored", "gorun: ../vendored and ../plain/cmd/x do not belong to one module: name them in commands of their own\n")]
    [InlineData("../plain/cmd/x", "example.com/caller", "gorun: example.com/caller and ../plain/cmd/x do not belong to one module: name them in commands of their own\n")]
    public void Several_modules_in_one_command_are_refused(string one, string other, string message)
    {
        Execution refused = neighbours.GoRun("caller", "build", one, other);
        Assert.Equal((1, message), (refused.Status.ExitStatus, refused.Errors));
    }

    [Fact]
    public void Another_go_mod_file_is_no_way_into_another_module()
    {
        foreach (string flag in new[] { "-modfile=../vendored/go.mod", "-modfile=go.mod" })
        {
            Execution go = neighbours.Go("caller", "run", flag, "../plain/cmd/x");
            Execution refused = neighbours.GoRun("caller", "run", flag, "../plain/cmd/x");
            Assert.Equal((1, go.Errors), (refused.Status.ExitStatus, refused.Errors));
        }
    }

    [Fact]
    public void The_state_of_the_repository_is_that_of_the_module()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, """
            -- other/go.mod --
            module example.com/other

            go 1.24
            -- other/main.go --
            package main

            func main() {}
            -- elsewhere/file --
            """);
        sandbox.Folder = sandbox.Module + "/other";
        foreach (string[] words in new string[][] { ["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "-qm", "x"] })
            sandbox.Run(sandbox.CommandFor("/usr/bin/git", words)).Succeeded();
        sandbox.Go("build", "-o", sandbox.In("expected")).Succeeded();
        sandbox.Folder = sandbox.Module + "/elsewhere";
        sandbox.GoRun("build", "-o", sandbox.In("actual"), "../other").Succeeded();
        Assert.Contains("vcs.revision", sandbox.Go("version", "-m", sandbox.In("actual")).Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(sandbox.In("expected")), File.ReadAllBytes(sandbox.In("actual")));
    }

    /// <summary>A line for each package that is not of the standard library: import path, folder, module and its go.mod.</summary>
    private static string Packages(string list)
    {
        var text = new StringBuilder();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(list), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            JsonElement package = JsonElement.ParseValue(ref reader);
            string directory = package.GetProperty("Dir").GetString()!;
            if (directory.Contains("/src/", StringComparison.Ordinal)) continue;
            JsonElement module = package.TryGetProperty("Module", out JsonElement found) ? found : default;
            string file = module.ValueKind == JsonValueKind.Object && module.TryGetProperty("GoMod", out JsonElement mod) ? mod.GetString()! : "";
            string path = module.ValueKind == JsonValueKind.Object ? module.GetProperty("Path").GetString()! : "";
            text.AppendLine($"{package.GetProperty("ImportPath").GetString()} {directory} {path} {file}");
        }

        return text.ToString();
    }
}
