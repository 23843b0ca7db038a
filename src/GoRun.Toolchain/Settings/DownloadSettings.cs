namespace GoRun.Toolchain;

/// <summary>The lines of <c>go env</c> that need no toolchain: with them one can be downloaded.</summary>
internal static class DownloadSettings
{
    internal static IEnumerable<GoEnvVariable> Of(ConfiguredSettings settings, GoPathSetting goPath, HostPlatform host)
    {
        yield return settings.Line("GO111MODULE") with { Changed = settings.Get("GO111MODULE") is not ("" or "on") };
        yield return settings.GetOr("GOAUTH", "netrc");
        yield return new("GOENV", settings.EnvFile, settings.EnvFileIsChosen);
        yield return settings.Line("GOFLAGS");
        yield return new("GOHOSTARCH", host.Goarch);
        yield return new("GOHOSTOS", host.Goos);
        yield return settings.Line("GOINSECURE");
        yield return settings.GetOr("GOMODCACHE", goPath.Below("pkg/mod"));
        yield return settings.GetOr("GONOPROXY", settings.Get("GOPRIVATE"));
        yield return settings.GetOr("GONOSUMDB", settings.Get("GOPRIVATE"));
        yield return goPath.Usable;
        yield return settings.Line("GOPRIVATE");
        yield return settings.GetOr("GOPROXY", "");
        yield return settings.GetOr("GOSUMDB", "");
        yield return settings.Line("GOTMPDIR");
        yield return settings.GetOr("GOTOOLCHAIN", "");
        yield return settings.Line("GOVCS");
    }
}
