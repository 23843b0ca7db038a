using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>What may be written into the GOENV file (envcmd.checkEnvWrite, envcmd.checkBuildConfig).</summary>
internal sealed class EnvFileRules(ConfiguredSettings settings, InstalledToolchain toolchain)
{
    /// <exception cref="GoError">The variable cannot be set there, or not to this value.</exception>
    internal void Check(string name, string value)
    {
        switch (name)
        {
            case "GOEXE" or "GOGCCFLAGS" or "GOHOSTARCH" or "GOHOSTOS" or "GOMOD" or "GOWORK" or "GOTOOLDIR" or "GOVERSION":
            case "GOTELEMETRY" or "GOTELEMETRYDIR":
            case "GOROOT" when toolchain.Release.AtLeast(27):
                throw new GoError($"go: {name} cannot be modified");
            case "GOENV" or "GODEBUG":
                throw new GoError($"go: {name} can only be set using the OS environment");
        }

        if (!settings.IsKnown(name, toolchain.Goroot)) throw new GoError("go: unknown go command variable " + name);
        if (value.Length > 0 && Problem(name, value) is { } problem) throw new GoError("go: " + problem);
        if (value.AsSpan().ContainsAny("\v\r\n")) throw new GoError($"go: invalid newline in {name}=... value");
    }

    /// <summary>Whether the settings still go together once they are changed; a null value stands for a removal.</summary>
    internal void CheckTogether(Dictionary<string, string?> changes)
    {
        HostPlatform host = HostPlatform.Current;
        string goos = After(changes, "GOOS", host.Goos);
        string goarch = After(changes, "GOARCH", host.Goarch);
        if ((changes.ContainsKey("GOOS") || changes.ContainsKey("GOARCH")) && !BuildChecks.IsSupported(settings.Files, toolchain.Goroot, goos, goarch))
            throw new GoError($"go: unsupported GOOS/GOARCH pair {goos}/{goarch}");
        if (!changes.ContainsKey("GOEXPERIMENT")) return;
        string experiments = After(changes, "GOEXPERIMENT", new BakedDefaults(settings.Files, toolchain).Experiment);
        _ = new ExperimentSet(settings.Files, toolchain, goos, goarch, experiments);
    }

    private static string? Problem(string name, string value) => name switch
    {
        "GO111MODULE" => value is "auto" or "on" or "off" ? null : $"invalid GO111MODULE value {GoQuoting.Quote(value)}",
        "GOPATH" when value.StartsWith('~') => $"GOPATH entry cannot start with shell metacharacter '~': {GoQuoting.Quote(value)}",
        "GOPATH" or "GOMODCACHE" when !FilePath.IsAbsolute(value) => $"{name} entry is relative; must be absolute path: {GoQuoting.Quote(value)}",
        "CC" or "CXX" => CompilerProblem(name, value),
        _ => null,
    };

    private static string? CompilerProblem(string name, string value)
    {
        var words = GoQuoting.SplitQuotedFields(value, $"go: invalid {name}: ");
        if (words.IsEmpty) return $"{name} entry cannot contain only space";
        return FilePath.IsAbsolute(words[0]) || !words[0].Contains('/', StringComparison.Ordinal)
            ? null
            : $"{name} entry is relative; must be absolute path: {GoQuoting.Quote(words[0])}";
    }

    private string After(Dictionary<string, string?> changes, string name, string fallback)
    {
        string value = changes.TryGetValue(name, out string? changed) ? changed ?? settings.FromProcess(name) : settings.Get(name);
        return value.Length > 0 ? value : fallback;
    }
}
