using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules;

/// <summary>Why a module cannot be used.</summary>
/// <param name="Subject">The module that <paramref name="Text"/> is about, where the text does not name it (go's
/// module.ModuleError).</param>
/// <param name="Text">Without a final newline.</param>
/// <param name="MissingSum">It is that go.sum has no entry, which go reports in the terms of the package that was looked for.</param>
/// <param name="TooNew">It is that its go line asks for a newer toolchain, which go reports at once and without a position.</param>
internal sealed record ModuleError(ModuleVersion? Subject, string Text, bool MissingSum = false, bool TooNew = false)
{
    /// <summary>It could not be fetched.</summary>
    public static ModuleError Of(ModuleVersion module, ModuleFetchException problem) =>
        new(problem.StandsAlone ? null : module with { Version = problem.Version ?? module.Version }, problem.Message);

    public override string ToString() => Subject switch
    {
        null => Text,
        { Version: "" } subject => $"module {subject.Path}: {Text}",
        { } subject => $"{subject}: {Text}",
    };
}
