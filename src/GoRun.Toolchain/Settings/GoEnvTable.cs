using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>The lines of <c>go env</c>, unsorted, in the three groups that go computes one after the other, and what they were made from.</summary>
internal sealed partial class GoEnvTable
{
    private readonly HostPlatform _host = HostPlatform.Current;
    private readonly ConfiguredSettings _settings;
    private readonly ImmutableDictionary<string, string> _process;
    private readonly string _workingDirectory;
    private readonly InstalledToolchain _toolchain;
    private readonly string _reason;
    private readonly BakedDefaults _defaults;
    private readonly ExperimentSet _experiments;
    private readonly GoPathSetting _goPath;
    private readonly ModuleFiles _modules;
    private readonly string _goos;
    private readonly string _goarch;
    private readonly List<string> _warnings = [];

    private GoEnvTable(ToolchainInUse use)
    {
        _process = use.Host.Variables;
        _workingDirectory = use.Host.WorkingDirectory;
        _settings = use.Settings;
        _toolchain = use.Toolchain;
        _reason = use.Reason;
        _defaults = new BakedDefaults(_settings.Files, _toolchain);
        _goos = _settings.GetOr("GOOS", _host.Goos).Value;
        _goarch = _settings.GetOr("GOARCH", _host.Goarch).Value;
        _goPath = GoPathSetting.Read(_settings, _toolchain.Goroot);
        if (_goPath.Warning is { } problem) _warnings.Add(problem);
        CheckArchitectureVariables();
        _experiments = new ExperimentSet(
            _settings.Files, _toolchain, _goos, _goarch, RawExperiment, _settings.FromProcess("GOEXPERIMENT").Length > 0 ? GoError.Usage : GoError.Failure);
        CheckFips140();
        _modules = use.Modules;
        if (_modules.Warning is { } warning) _warnings.Add(warning);
    }

    /// <exception cref="GoError">A setting that stops even <c>go env</c>.</exception>
    internal static GoEnvTable Read(ToolchainInUse use) => new(use);

    internal ImmutableArray<string> Warnings => [.. _warnings];

    internal string Goroot => _toolchain.Goroot;

    internal ConfiguredSettings Settings => _settings;

    internal GoEnv ToGoEnv()
    {
        ImmutableDictionary<string, string>.Builder values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (GoEnvVariable variable in CommandVariables()) values[variable.Name] = variable.Value;
        foreach (GoEnvVariable variable in ModuleVariables()) values[variable.Name] = variable.Value;
        foreach (GoEnvVariable variable in CgoVariables()) values[variable.Name] = variable.Value;
        string architecture = ArchitectureVariable.NameFor(_goarch);
        return new GoEnv
        {
            Values = values.ToImmutable(),
            ProcessEnvironment = _process,
            FileSettings = _settings.FileSettings(),
            Files = _settings.Files,
            ToolTags = ToolTags(),
            CanonicalExperiment = _experiments.Canonical,
            Release = _toolchain.Release,
            ArchVariable = (architecture, values.GetValueOrDefault(architecture, "")),
            Warnings = Warnings,
            ToolchainReason = _reason,
            Directory = _workingDirectory,
        };
    }

    private string RawExperiment => _settings.GetOr("GOEXPERIMENT", _defaults.Experiment).Value;

    private ImmutableArray<string> ToolTags()
    {
        // Go computes the architecture's tags before it has read the GOENV file, so that GOARCH and GOAMD64 set there do not count.
        string goarch = _settings.FromProcess("GOARCH") is { Length: > 0 } set ? set : _host.Goarch;
        string name = ArchitectureVariable.NameFor(goarch);
        string fallback = name.Length > 0 ? _defaults.Architecture(name) : "";
        string value = name.Length > 0 && _settings.FromProcess(name) is { Length: > 0 } chosen ? chosen : fallback;
        ImmutableArray<string>.Builder tags = ImmutableArray.CreateBuilder<string>();
        foreach (string experiment in _experiments.Enabled) tags.Add("goexperiment." + experiment);
        tags.AddRange(ArchitectureVariable.Tags(goarch, value, fallback, _toolchain.Release));
        return tags.DrainToImmutable();
    }

    /// <summary>buildcfg.Check: the environment only, not the files; of several errors the last one is shown.</summary>
    private void CheckArchitectureVariables()
    {
        string? problem = null;
        foreach (string name in new[] { "GOARM64", "GOMIPS", "GOMIPS64", "GOPPC64", "GORISCV64", "GOWASM" })
        {
            if (_settings.FromProcess(name) is { Length: > 0 } value) problem = ArchitectureVariable.Problem(name, value, _toolchain.Release) ?? problem;
        }

        if (problem is not null) throw new GoError("go: " + problem, GoError.Usage);
    }

    private void CheckFips140()
    {
        string value = _settings.FromProcess("GOFIPS140");
        if (value is "" or "off" or "latest" or "inprocess" or "certified" || Fips140.IsVersion(value, _toolchain.Release)) return;
        string form = _toolchain.Release.AtLeast(26) ? "v1.Y.Z" : "vX.Y.Z";
        throw new GoError($"go: invalid GOFIPS140: must be off, latest, inprocess, certified, or {form}", GoError.Usage);
    }
}
