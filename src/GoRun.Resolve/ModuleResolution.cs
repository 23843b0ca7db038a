using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Resolve;

/// <summary>The modules that the arguments of <c>list -m</c> name.</summary>
/// <param name="Modules">In go's order, with what is known of them.</param>
/// <param name="Warnings">For standard error, ready to print.</param>
public sealed record ModuleResolution(ImmutableArray<Module> Modules, ImmutableArray<string> Warnings)
{
    /// <summary>The same, where nothing has gone wrong.</summary>
    /// <param name="more">What else has gone wrong, ready to print.</param>
    /// <exception cref="GoError">Of some module nothing is known: all warnings and errors.</exception>
    internal ModuleResolution WithoutErrors(params IEnumerable<string> more)
    {
        string[] errors = [.. Modules.Where(m => m.Error.Length > 0).Select(m => "go: " + m.Error), .. more];
        return errors.Length == 0 ? this : throw new GoError(string.Join('\n', [.. Warnings, .. errors]));
    }
}
