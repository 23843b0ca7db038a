namespace GoRun.Toolchain;

/// <summary>Whether cgo is used: as told, else where a C compiler for the target is likely to be there.</summary>
internal sealed partial class GoEnvTable
{
    private GoEnvVariable CgoEnabled()
    {
        bool fallback = CgoIsOnByDefault();
        bool enabled = _settings.Get("CGO_ENABLED") switch
        {
            "1" => true,
            "0" => false,
            _ => fallback,
        };
        return new("CGO_ENABLED", enabled ? "1" : "0", enabled != fallback);
    }

    private bool CgoIsOnByDefault()
    {
        bool crossCompiles = _goos != _host.Goos || _goarch != _host.Goarch;
        bool environmentHasIt = CgoOfGoBuild();
        if (_toolchain.Release.AtLeast(25))
        {
            if (_defaults.CgoEnabled == "1") return true;
            return _defaults.CgoEnabled != "0" && !crossCompiles && (!environmentHasIt || HasCCompiler());
        }

        return !crossCompiles && environmentHasIt && HasCCompiler();
    }

    /// <summary>
    /// go/build's own opinion, from the environment alone. Only the platforms of a host are asked for, and all of those have cgo.
    /// </summary>
    private bool CgoOfGoBuild()
    {
        string told = _settings.FromProcess("CGO_ENABLED");
        if (told.Length == 0) told = _defaults.CgoEnabled;
        if (told is "0" or "1") return told == "1";
        return _settings.FromProcess("GOOS") is { } goos && (goos.Length == 0 || goos == _host.Goos)
            && _settings.FromProcess("GOARCH") is { } goarch && (goarch.Length == 0 || goarch == _host.Goarch);
    }

    private bool HasCCompiler() =>
        _settings.FromProcess("CC").Length > 0 || ProgramOnPath(_defaults.CCompiler(_goos, _goarch)) is not null;
}
