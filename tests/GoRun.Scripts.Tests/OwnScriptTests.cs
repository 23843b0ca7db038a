using System.Collections.Frozen;
using System.Text;
using GoRun.Scripts.Commands;
using GoRun.Scripts.Conditions;
using GoRun.Scripts.Running;
using GoRun.Testing;
using Xunit.Abstractions;

namespace GoRun.Scripts.Tests;

/// <summary>The scripts in tests/scripts, with the newest release; each in a sandbox of its own, in whose module folder it starts.</summary>
public sealed class OwnScriptTests(ITestOutputHelper output)
{
    // A script takes seconds; this only turns a hang into a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Names =>
        new(Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "scripts");

    [Theory]
    [MemberData(nameof(Names))]
    public void Script_passes(string name)
    {
        TextArchive archive = TextArchive.Read(Path.Combine(Folder, name + ".txt"));
        using var sandbox = Sandbox.Create(Toolchains.NewestVersion, "");
        sandbox.Set("PATH", $"{FolderWithGoRun(sandbox)}:{sandbox.Environment["PATH"]}");
        var state = new ScriptState(sandbox.Module, sandbox.In("captures"), sandbox.Environment, Patience);
        state.Extract(archive);

        using var proxy = new ScriptProxy(sandbox.Toolchain.Root);
        ScriptResult result = Engine(sandbox.Toolchain, proxy).Run(name + ".txt", Encoding.UTF8.GetString(archive.Comment.Span), state);

        output.WriteLine(result.Transcript);
        Assert.True(result.Ending != ScriptEnding.Failed, result.Transcript);
    }

    private static string FolderWithGoRun(Sandbox sandbox)
    {
        string folder = Directory.CreateDirectory(sandbox.In("bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "gorun"), Toolchains.GoRunBinary);
        return folder;
    }

    private static ScriptEngine Engine(Testing.Toolchain toolchain, ScriptProxy proxy)
    {
        var settings = new GoSettings(toolchain);
        Dictionary<string, ScriptCommand> commands = ToolchainCommands.With(toolchain.Go, settings);
        commands["gorun"] = ProgramCommands.Program("gorun", Toolchains.GoRunBinary);
        commands["proxy"] = proxy.Command;
        return new ScriptEngine(commands.ToFrozenDictionary(), ToolchainConditions.Of(toolchain, settings));
    }
}
