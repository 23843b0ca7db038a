using System.Globalization;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.GoMod;
using GoRun.Resolve.Modules.Workspaces;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>
/// Checks <c>godebug</c> lines against the settings that the release knows: GOROOT/src/internal/godebugs/table.go, with a line
/// <c>{Name: "x", Package: "y", ...</c> for each, and since 1.27 <c>{Name: "z", Removed: 24, Old: one}, // Old: "1"</c> for those that are
/// gone.
/// </summary>
internal sealed class GodebugCheck(ModuleContext context)
{
    private readonly Lazy<string> _table = new(() =>
        Encoding.UTF8.GetString(context.Sources.Read($"{context.Env.Goroot}/src/internal/godebugs/table.go")));

    /// <exception cref="GoError">With a line for each bad setting.</exception>
    public void Check(string path, GoModFile file)
    {
        var errors = new List<string>();
        foreach (GodebugLine line in file.Godebug)
        {
            if (Problem(line.Key, line.Value) is { } problem)
                errors.Add($"go: error loading go.mod:\n{context.Short(path)}:{line.Line}: {problem}");
        }

        if (errors.Count > 0) throw new GoError(string.Join('\n', errors));
    }

    /// <exception cref="GoError">The first bad setting of a go.work file.</exception>
    public void CheckWorkspace(WorkFile work)
    {
        foreach (GodebugLine line in work.Content.Godebug)
        {
            if (Problem(line.Key, line.Value) is { } problem)
                throw new GoError($"go: error loading go.work:\n{context.Short(work.FilePath)}:{line.Line}: {problem}");
        }
    }

    /// <summary>go's message about a setting, or null.</summary>
    /// <param name="what">What an unknown key is called: <c>godebug</c> in go.mod, <c>//go:debug setting</c> in a Go file.</param>
    public string? Problem(string key, string value, string what = "godebug")
    {
        if (key == "default") return DefaultProblem(value);
        string start = $"{{Name: {GoQuoting.Quote(key)}, ";
        int at = _table.Value.IndexOf(start, StringComparison.Ordinal);
        if (at < 0) return $"unknown {what} {GoQuoting.Quote(key)}";
        ReadOnlySpan<char> row = _table.Value.AsSpan(at);
        return RemovalProblem(key, value, row[..row.IndexOf('\n')]);
    }

    /// <summary>A setting that is gone may still be given, but for the values that asked for what is gone.</summary>
    private static string? RemovalProblem(string key, string value, ReadOnlySpan<char> row)
    {
        const string Mark = "Removed: ";
        int at = row.IndexOf(Mark);
        if (at < 0) return null;
        ReadOnlySpan<char> oldValues = row[(row.IndexOf("// Old: ") + 1)..];
        if (!oldValues.Contains(GoQuoting.Quote(value), StringComparison.Ordinal)) return null;
        ReadOnlySpan<char> release = row[(at + Mark.Length)..];
        int number = int.Parse(release[..release.IndexOf(',')], NumberStyles.None, CultureInfo.InvariantCulture);
        string reference = $"https://go.dev/doc/godebug#go-1{number}";
        return $"removed GODEBUG {GoQuoting.Quote(key)} set to old value {GoQuoting.Quote(value)} ({reference})";
    }

    private string? DefaultProblem(string value)
    {
        bool isVersion = value.StartsWith("go", StringComparison.Ordinal) && GoVersion.IsValid(value[2..]);
        if (!isVersion) return "value for default= must be goVERSION";
        return context.IsTooNew(value[2..]) ? $"default={value} too new (toolchain is go{context.LocalGoVersion})" : null;
    }
}
