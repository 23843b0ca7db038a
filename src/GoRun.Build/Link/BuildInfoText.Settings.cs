using System.Text;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Link;

internal static partial class BuildInfoText
{
    private static readonly string[] CgoFlagVariables = ["CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_LDFLAGS"];

    /// <summary>
    /// The <c>build</c> lines, in the order in which the real go adds its settings (setBuildInfo in cmd/go/internal/load).
    /// </summary>
    private static void AppendSettings(StringBuilder text, Package main, GoEnv env, BuildFlags flags, VcsStamp? stamp)
    {
        if (flags.Sanitizer == "asan") AppendSetting(text, "-asan", "true");
        if (flags.Asmflags.Entries.Length > 0) AppendSetting(text, "-asmflags", flags.Asmflags.Raw);
        AppendSetting(text, "-buildmode", flags.BuildMode == "default" ? "exe" : flags.BuildMode);
        AppendSetting(text, "-compiler", "gc");
        AppendIfSet(text, "-gcflags", flags.Gcflags.Raw);
        // Linker flags may hold paths of this machine, which -trimpath promises to leave out; so may the flags of cgo below.
        if (!flags.Trimpath) AppendIfSet(text, "-ldflags", flags.Ldflags.Raw);
        if (flags.Cover is not null) AppendSetting(text, "-cover", "true");
        if (flags.Sanitizer is "msan" or "race") AppendSetting(text, "-" + flags.Sanitizer, "true");
        AppendIfSet(text, "-tags", string.Join(',', flags.Tags));
        if (flags.Trimpath) AppendSetting(text, "-trimpath", "true");
        AppendIfSet(text, "DefaultGODEBUG", main.DefaultGodebug);
        AppendSetting(text, "CGO_ENABLED", env.CgoEnabled ? "1" : "0");
        if (env.CgoEnabled && !flags.Trimpath)
        {
            // As the user set them: the defaults that stand in for an empty variable are not recorded.
            foreach (string name in CgoFlagVariables) AppendSetting(text, name, env.Setting(name));
        }

        AppendSetting(text, "GOARCH", env.Goarch);
        AppendIfSet(text, "GOEXPERIMENT", env["GOEXPERIMENT"]);
        if (env["GOFIPS140"] is { Length: > 0 } fips and not "off") AppendSetting(text, "GOFIPS140", fips);
        AppendSetting(text, "GOOS", env.Goos);
        if (env.ArchVariable is { Name.Length: > 0, Value.Length: > 0 } arch) AppendSetting(text, arch.Name, arch.Value);
        if (stamp is not null) AppendStamp(text, stamp);
    }

    /// <summary>The profile is known later than all else to go, which then sorts the settings.</summary>
    private static void AddProfile(StringBuilder settings, string profile, bool trimpath)
    {
        AppendSetting(settings, "-pgo", trimpath ? Path.GetFileName(profile) : profile);
        string[] lines = settings.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        settings.Clear();
        foreach (string line in lines.OrderBy(static line => line[..line.IndexOf('=', StringComparison.Ordinal)], StringComparer.Ordinal))
            settings.Append(line).Append('\n');
    }

    private static void AppendStamp(StringBuilder text, VcsStamp stamp)
    {
        AppendSetting(text, "vcs", stamp.Tool);
        AppendIfSet(text, "vcs.revision", stamp.Revision);
        AppendIfSet(text, "vcs.time", stamp.Time);
        AppendSetting(text, "vcs.modified", stamp.Modified ? "true" : "false");
    }

    private static void AppendIfSet(StringBuilder text, string key, string value)
    {
        if (value.Length > 0) AppendSetting(text, key, value);
    }

    private static void AppendSetting(StringBuilder text, string key, string value)
    {
        value = value.Replace('\n', ' ');
        if (value.AsSpan().ContainsAny(" \t\r\"`")) value = GoQuoting.Quote(value);
        text.Append("build\t").Append(key).Append('=').Append(value).Append('\n');
    }
}
