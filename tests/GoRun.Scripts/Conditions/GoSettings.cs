using System.Collections.Immutable;
using GoRun.Scripts.Running;
using GoRun.Testing;

namespace GoRun.Scripts.Conditions;

/// <summary>What the real go says of itself; asked in an environment without anybody's settings.</summary>
public sealed class GoSettings
{
    private readonly Testing.Toolchain toolchain;

    public GoSettings(Testing.Toolchain toolchain)
    {
        this.toolchain = toolchain;
        using Sandbox sandbox = Sandbox.Empty(toolchain);
        string[] values = sandbox.Go("env", "CC", "CGO_ENABLED", "GOROOT").Succeeded().Output.Split('\n');
        (CCompiler, CgoEnabled, Root) = (values[0], values[1] == "1", values[2]);
    }

    /// <summary>The default of CC.</summary>
    public string CCompiler { get; }

    public bool CgoEnabled { get; }

    /// <summary>GOROOT as the real go spells it.</summary>
    public string Root { get; }

    /// <summary>The experiments that are on, with the script's GOEXPERIMENT and platform.</summary>
    public ImmutableHashSet<string> Experiments(ScriptState state)
    {
        const string Tag = "goexperiment.";
        using Sandbox sandbox = Sandbox.Empty(toolchain);
        foreach (string variable in new[] { "GOOS", "GOARCH", "GOEXPERIMENT" })
            sandbox.Set(variable, state.ValueOf(variable));
        string tags = sandbox.Go("list", "-f", "{{join context.ToolTags \" \"}}", "unsafe").Succeeded().Output;
        return [.. tags.Trim().Split(' ').Where(tag => tag.StartsWith(Tag, StringComparison.Ordinal)).Select(tag => tag[Tag.Length..])];
    }
}
