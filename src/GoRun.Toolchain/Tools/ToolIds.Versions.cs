using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

public sealed partial class ToolIds
{
    /// <summary>The name and version of a C compiler, remembered as its ID is; null where it does not say.</summary>
    /// <param name="compiler">The whole of CC: one with flags is not found, by go either.</param>
    internal CompilerVersion? CompilerVersionOf(string compiler)
    {
        string? path = _env.Files.FindProgram(compiler, Variable("PATH")) is { } found ? FilePath.Resolve(found) : null;
        string[] about = ["compiler version", compiler, .. CompilerVariables.Select(Variable)];
        bool remembers = path is not null && CompilerAnswer.IsCompilerItself(path);
        if (remembers && _memo.Find(path!, about) is { } known) return CompilerVersion.Parse(known);
        CompilerVersion? version = AskVersion(compiler);
        if (!remembers || version is null) _env.Files.Log?.Refuse($"what {compiler} says of itself depends on more than its file");
        if (remembers && version is not null) _memo.Store(path!, about, version.ToString());
        return version;
    }

    private CompilerVersion? AskVersion(string compiler)
    {
        if (Say(compiler, "--version", withErrors: false) is not { } said) return null;
        if (!said.StartsWith("gcc", StringComparison.Ordinal)) return CompilerVersion.OfClang(said);
        return Say(compiler, "-v", withErrors: true) is { } details ? CompilerVersion.OfGcc(details) : null;
    }

    /// <summary>What it prints; null where it cannot be run, or fails.</summary>
    private string? Say(string compiler, string flag, bool withErrors)
    {
        try
        {
            var command = new ToolCommand
            {
                Arguments = [compiler, flag],
                Directory = _env.Goroot,
                Environment = Environment([("LANG", "C")]),
                SeparateErrors = !withErrors,
            };
            ToolResult result = _runner.Run(command, CancellationToken.None);
            return result.Success ? Encoding.UTF8.GetString(result.Output) : null;
        }
        catch (GoError)
        {
            return null;
        }
    }
}
