using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Toolchain;

namespace GoRun.Resolve.Selection;

/// <summary>Which toolchain GOTOOLCHAIN and the go.mod or go.work at hand ask for (go.dev/doc/toolchain#select). Pure.</summary>
internal sealed record ToolchainWish
{
    /// <summary>The toolchain's name; empty for the one that is installed.</summary>
    public required string Name { get; init; }

    /// <summary>The Go version that it is; that of the installed one where <see cref="Name"/> is empty.</summary>
    public required string Version { get; init; }

    /// <summary>A go line that names a language version and no release, where that decided; else empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>See <see cref="GoEnv.ToolchainReason"/>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The lines that <c>GODEBUG=toolchaintrace=1</c> shows.</summary>
    public ImmutableArray<string> Trace { get; init; } = [];

    /// <param name="installed">Null where there is none.</param>
    /// <param name="file">The path of the file, as it is shown; empty where there is none.</param>
    /// <param name="lines">What the file says.</param>
    /// <exception cref="GoError">The toolchain line makes no sense.</exception>
    public static ToolchainWish Of(ToolchainSetting setting, InstalledToolchain? installed, string file, GoLines lines)
    {
        var wish = new ToolchainWish
        {
            Name = setting.Minimum,
            Version = setting.Minimum.Length > 0 ? ToolchainName.VersionOf(setting.Minimum) : VersionOf(installed),
        };
        if (setting.Text is not ("auto" or "path"))
        {
            string shown = setting.Minimum.Length > 0 ? setting.Minimum : installed?.VersionLine ?? "local";
            wish = wish.Traced($"go: default toolchain set to {shown} from GOTOOLCHAIN={setting.Text}");
        }

        if (!setting.MayChange) return wish;

        // It stands for what the user has set, and keeps the go line from raising it.
        if (lines.Toolchain == "default") return wish with { Reason = $"; {file} sets toolchain default" };
        string allowed = setting.Text.Contains('+', StringComparison.Ordinal) ? $"<name>+{setting.Mode}" : setting.Mode;
        return wish.WithToolchainLine(file, lines.Toolchain, allowed).WithGoLine(file, lines.Go, allowed);
    }

    public static string VersionOf(InstalledToolchain? toolchain) => toolchain is null ? "" : ToolchainName.VersionOf(toolchain.VersionLine);

    private ToolchainWish WithToolchainLine(string file, string name, string allowed)
    {
        if (name.Length == 0) return this;
        string version = ToolchainName.VersionOf(name);
        if (version.Length == 0) throw new GoError($"go: invalid toolchain {GoQuoting.Quote(name)} in {file}");
        if (GoVersion.Compare(version, Version) <= 0) return this;
        return (this with { Name = name, Version = version })
            .Traced($"go: upgrading toolchain to {name} (required by toolchain line in {file}; upgrade allowed by GOTOOLCHAIN={allowed})");
    }

    private ToolchainWish WithGoLine(string file, string version, string allowed)
    {
        if (GoVersion.Compare(version, Version) <= 0) return this;
        string name = ToolchainName.OfGoLine(version);
        return (this with
        {
            Name = name,
            Version = version,
            Language = GoVersion.IsLanguage(version) ? version : "",
        }).Traced($"go: upgrading toolchain to {name} (required by go line in {file}; upgrade allowed by GOTOOLCHAIN={allowed})");
    }

    private ToolchainWish Traced(string line) => this with { Trace = Trace.Add(line) };
}
