using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Packages.Patterns;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Listing;

/// <summary>Tells which modules the arguments of <c>list -m</c> name (modload.listModules).</summary>
internal sealed class ModuleArguments
{
    /// <summary>The main modules, in the order of go.work.</summary>
    public required ImmutableArray<Module> Main { get; init; }

    /// <summary>The version that the roots of the graph alone give; null where they do not decide.</summary>
    public required Func<string, string?> RootVersion { get; init; }

    /// <summary>The version that the whole graph gives; null for a module that is not in it.</summary>
    public required Func<string, string?> Selected { get; init; }

    /// <summary>The whole build list in go's order; null where only vendor/ is known.</summary>
    public required Func<IEnumerable<ModuleVersion>>? BuildList { get; init; }

    public required Func<ModuleVersion, Module> Describe { get; init; }

    /// <exception cref="GoError">An argument names no module.</exception>
    public ModuleResolution Resolve(ImmutableArray<string> arguments)
    {
        if (arguments.IsEmpty) return new ModuleResolution(Main, []);
        foreach (string argument in arguments) Check(argument);
        var modules = ImmutableArray.CreateBuilder<Module>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        var errors = new List<string>();
        var matched = new HashSet<ModuleVersion>();
        foreach (string argument in arguments)
        {
            if (argument != "all" && !argument.Contains("...", StringComparison.Ordinal))
            {
                if ((RootVersion(argument) ?? Selected(argument)) is { } version) modules.Add(Describe(new ModuleVersion(argument, version)));
                else errors.Add(NotKnown(argument));
                continue;
            }

            int before = modules.Count;
            foreach (ModuleVersion module in Matching(argument).Where(matched.Add)) modules.Add(Describe(module));
            if (modules.Count == before) warnings.Add($"warning: pattern {GoQuoting.Quote(argument)} matched no module dependencies");
        }

        if (errors.Count > 0) throw new GoError(string.Join('\n', [.. warnings, .. errors]));
        return new ModuleResolution(modules.DrainToImmutable(), warnings.DrainToImmutable());
    }

    /// <exception cref="GoError">The argument is of a form that names no module.</exception>
    public static void CheckForm(string argument)
    {
        if (argument.Contains('\\', StringComparison.Ordinal)) throw new GoError("go: module paths never use backslash");
        if (argument is "." or ".." || argument.StartsWith("./", StringComparison.Ordinal) || argument.StartsWith("../", StringComparison.Ordinal))
            throw new GoError($"go: cannot use relative path {argument} to specify module");
        if (argument.Contains('@', StringComparison.Ordinal))
            throw new GoError($"gorun: {argument}: list -m with a version is not supported yet", GoError.Usage);
    }

    private void Check(string argument)
    {
        if (BuildList is null)
        {
            string? impossible = argument == "all" ? "compute 'all'" : argument.Contains("...", StringComparison.Ordinal) ? "match module patterns" : null;
            if (impossible is not null)
            {
                throw new GoError(
                    $"go: can't {impossible} using the vendor directory\n\t(Use -mod=mod or -mod=readonly to bypass.)");
            }
        }

        CheckForm(argument);
    }

    private IEnumerable<ModuleVersion> Matching(string argument)
    {
        if (argument == "all") return BuildList!();
        var pattern = new PackagePattern(argument);
        return BuildList!().Where(m => pattern.Matches(m.Path));
    }

    private string NotKnown(string argument) => BuildList is null
        ? $"go: module {argument}: can't resolve module using the vendor directory\n\t(Use -mod=mod or -mod=readonly to bypass.)"
        : $"go: module {argument}: not a known dependency";
}
