using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>The value of each variable.</summary>
internal sealed partial class GoEnvTable
{
    private const string DefaultCFlags = "-O2 -g";

    /// <summary>What go passes on to the tools (envcmd.MkEnv).</summary>
    internal IEnumerable<GoEnvVariable> CommandVariables()
    {
        foreach (GoEnvVariable variable in DownloadSettings.Of(_settings, _goPath, _host)) yield return variable;
        yield return new("GOARCH", _goarch, _goarch != _host.Goarch);
        if (!_toolchain.Release.AtLeast(27)) yield return _settings.Line("GOBIN");
        yield return GoCache();
        yield return _settings.GetOr("GOCACHEPROG", "");
        yield return FromProcess("GODEBUG");
        yield return new("GOEXE", _goos == "windows" ? ".exe" : "");
        yield return new("GOEXPERIMENT", RawExperiment, RawExperiment.Length > 0);
        yield return _settings.GetOr("GOFIPS140", _defaults.Fips140);
        yield return new("GOOS", _goos, _goos != _host.Goos);
        if (_toolchain.Release.AtLeast(27)) yield return FromProcess("GOPACKAGESDRIVER");
        yield return new("GOROOT", _toolchain.Goroot);
        yield return new("GOTELEMETRY", TelemetryMode());
        yield return new("GOTELEMETRYDIR", TelemetryFolder());
        yield return new("GOTOOLDIR", FilePath.Join(_toolchain.Goroot, "pkg/tool", _host.Goos + "_" + _host.Goarch));
        yield return new("GOVERSION", Version());
        string architecture = ArchitectureVariable.NameFor(_goarch);
        if (architecture.Length > 0) yield return _settings.GetOr(architecture, DefaultOf(architecture));
        yield return Gccgo();
        yield return _settings.GetOr("AR", "ar");
        yield return Compiler("CC", _defaults.CCompiler(_goos, _goarch));
        yield return Compiler("CXX", _defaults.CxxCompiler(_goos, _goarch));
        yield return CgoEnabled();
    }

    /// <summary>What depends on the working directory (envcmd.ExtraEnvVars).</summary>
    internal IEnumerable<GoEnvVariable> ModuleVariables()
    {
        yield return new("GOMOD", _modules.Gomod);
        yield return new("GOWORK", _modules.Gowork);
        if (_toolchain.Release.AtLeast(27)) yield return InstallFolder();
    }

    /// <summary>The flags of cgo (envcmd.ExtraEnvVarsCostly).</summary>
    /// <exception cref="GoError">Quotes that do not pair.</exception>
    internal IEnumerable<GoEnvVariable> CgoVariables()
    {
        yield return Flags("CGO_CFLAGS", DefaultCFlags);
        yield return Flags("CGO_CPPFLAGS", "");
        yield return Flags("CGO_CXXFLAGS", DefaultCFlags);
        yield return Flags("CGO_FFLAGS", DefaultCFlags);
        yield return Flags("CGO_LDFLAGS", DefaultCFlags);
        string pkgConfig = Words("PKG_CONFIG", _defaults.PkgConfig).FirstOrDefault("");
        yield return new("PKG_CONFIG", pkgConfig, pkgConfig != _defaults.PkgConfig);
    }

    /// <summary>Whether it is one of <see cref="CgoVariables"/>, or the one of go's that goes with them.</summary>
    internal static bool IsCgoVariable(string name) =>
        name is "CGO_CFLAGS" or "CGO_CPPFLAGS" or "CGO_CXXFLAGS" or "CGO_FFLAGS" or "CGO_LDFLAGS" or "PKG_CONFIG" or "GOGCCFLAGS";

    /// <summary>The setting of a variable that go env does not list but go knows, like FC; empty for any other.</summary>
    internal string SettingIfKnown(string name) => _settings.IsKnown(name, _toolchain.Goroot) ? _settings.Get(name) : "";

    /// <summary>The features of wasm have no baked default; before 1.26 go took the environment's own value for it.</summary>
    private string DefaultOf(string architecture) => architecture != "GOWASM" ? _defaults.Architecture(architecture)
        : _toolchain.Release.AtLeast(26) ? ""
        : string.Join(',', ArchitectureVariable.Tags("wasm", _settings.FromProcess("GOWASM"), "", _toolchain.Release)
            .Select(tag => tag["wasm.".Length..]));

    private GoEnvVariable FromProcess(string name) => _settings.FromProcess(name) is { Length: > 0 } value ? new(name, value, true) : new(name, "");

    private GoEnvVariable Compiler(string name, string fallback) => _settings.Line(name) is { Changed: true } set ? set : new(name, fallback);

    private GoEnvVariable Flags(string name, string fallback)
    {
        string flags = GoQuoting.JoinQuoted(Words(name, fallback));
        return new(name, flags, flags != fallback);
    }

    private System.Collections.Immutable.ImmutableArray<string> Words(string name, string fallback)
    {
        string value = _settings.GetOr(name, fallback).Value;
        return GoQuoting.SplitQuotedFields(value, $"go: could not parse environment variable {name} with value {GoQuoting.Quote(value)}: ");
    }

    private GoEnvVariable GoCache()
    {
        UserFolder folder = UserFolder.Cache(_settings.FromProcess);
        string fallback = folder.Problem.Length > 0 ? "off" : FilePath.Join(folder.Path, "go-build");
        string value = _settings.Get("GOCACHE");
        if (value.Length == 0) return new("GOCACHE", fallback, fallback == "off" && !_toolchain.Release.AtLeast(25));
        return new("GOCACHE", FilePath.IsAbsolute(value) ? value : "off", value != fallback);
    }

    private GoEnvVariable InstallFolder()
    {
        GoEnvVariable set = _settings.GetOr("GOBIN", "");
        string[] paths = _goPath.Usable.Value.Split(':');
        if (set.Value.Length > 0 || (_modules.ModulesEnabled && paths[0].Length == 0) || _goPath.Usable.Value.Length == 0) return set;
        string chosen = _modules.ModulesEnabled
            ? paths[0]
            : paths.FirstOrDefault(path => _workingDirectory.StartsWith(path, StringComparison.Ordinal), paths[0]);
        return set with { Value = FilePath.Join(chosen, "bin") };
    }

    private string Version()
    {
        // What the go command says of itself has the experiments that it was itself built with.
        if (_defaults.Experiment.Length == 0) return _toolchain.VersionLine;
        string experiment = new ExperimentSet(_settings.Files, _toolchain, _host.Goos, _host.Goarch, _defaults.Experiment).Canonical;
        if (experiment.Length == 0) return _toolchain.VersionLine;
        bool dash = _toolchain.Release.AtLeast(26) && !_toolchain.VersionLine.Contains('-', StringComparison.Ordinal);
        return _toolchain.VersionLine + (dash ? "-X:" : " X:") + experiment;
    }

    private string TelemetryFolder()
    {
        UserFolder config = UserFolder.Config(_settings.FromProcess);
        return config.Problem.Length > 0 ? "" : FilePath.Join(config.Path, "go/telemetry");
    }

    private string TelemetryMode()
    {
        if (TelemetryFolder() is not { Length: > 0 } folder) return "off";
        try
        {
            string file = folder + "/mode";
            if (!File.Exists(file)) return "local";
            string mode = File.ReadAllText(file).Trim();
            int blank = mode.IndexOf(' ', StringComparison.Ordinal);
            return blank < 0 ? mode : mode[..blank];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "local";
        }
    }

    private GoEnvVariable Gccgo()
    {
        string name = _settings.GetOr("GCCGO", "gccgo").Value;
        if (ProgramOnPath(name) is { } path) return new("GCCGO", path, true);
        return new("GCCGO", name, _toolchain.Release.AtLeast(25) && name != "gccgo");
    }

    private string? ProgramOnPath(string name) =>
        _settings.Files.FindProgram(name, _settings.FromProcess("PATH")) is { } path && _settings.Files.FileExists(path) ? path : null;
}
