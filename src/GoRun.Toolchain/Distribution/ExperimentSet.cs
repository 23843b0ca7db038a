using System.Collections.Immutable;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// The experiments of a toolchain for one platform: which there are, which are on by default, and which GOEXPERIMENT turns on and off
/// (buildcfg.ParseGOEXPERIMENT). Names and defaults are read from the toolchain's sources, because they change with every release.
/// </summary>
internal sealed class ExperimentSet
{
    private readonly List<string> _names = [];
    private readonly HashSet<string> _baseline = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enabled;

    /// <param name="setting">The value of GOEXPERIMENT.</param>
    /// <exception cref="GoError"><c>go: unknown GOEXPERIMENT x</c>, with exit status <paramref name="exitStatus"/>.</exception>
    internal ExperimentSet(
        FileView files, InstalledToolchain toolchain, string goos, string goarch, string setting, int exitStatus = GoError.Failure)
    {
        foreach (ReadOnlySpan<char> line in GoSource.Read(files, toolchain.Goroot, "internal/goexperiment/flags.go").Block("type Flags struct {"))
        {
            if (line.EndsWith(" bool", StringComparison.Ordinal)) _names.Add(line[..line.IndexOf(' ')].ToString().ToLowerInvariant());
        }

        RegisterAbi abi = RegisterAbiOf(toolchain.Release, goarch);
        foreach (ReadOnlySpan<char> line in GoSource.Read(files, toolchain.Goroot, "internal/buildcfg/exp.go").Block("\tbaseline := goexperiment.Flags{"))
        {
            int colon = line.IndexOf(':');
            if (colon > 0 && IsOn(line[(colon + 1)..].Trim(" ,"), abi, goos, goarch)) _baseline.Add(line[..colon].ToString().ToLowerInvariant());
        }

        _enabled = new HashSet<string>(_baseline, StringComparer.Ordinal);
        foreach (string word in setting.Split(',', StringSplitOptions.RemoveEmptyEntries)) Apply(word, exitStatus);
        ForceRegisterAbi(abi, exitStatus);
    }

    /// <summary>How a platform passes arguments in registers: two experiments that became part of it.</summary>
    private enum RegisterAbi
    {
        None,
        Default,
        Always,
    }

    /// <summary>Names of the experiments that are on, in the toolchain's order.</summary>
    internal ImmutableArray<string> Enabled => [.. _names.Where(_enabled.Contains)];

    /// <summary>The shortest GOEXPERIMENT that says the same; empty where all is as by default.</summary>
    internal string Canonical
    {
        get
        {
            var differing = new List<string>();
            foreach (string name in _names)
            {
                if (_enabled.Contains(name) != _baseline.Contains(name)) differing.Add(_enabled.Contains(name) ? name : "no" + name);
            }

            return string.Join(',', differing);
        }
    }

    private void Apply(string word, int exitStatus)
    {
        if (word == "none")
        {
            _enabled.Clear();
            return;
        }

        bool on = !word.StartsWith("no", StringComparison.Ordinal);
        string name = on ? word : word[2..];
        if (name == "regabi")
        {
            Set("regabiwrappers", on);
            Set("regabiargs", on);
        }
        else if (_names.Contains(name))
        {
            Set(name, on);
        }
        else
        {
            throw new GoError("go: unknown GOEXPERIMENT " + name, exitStatus);
        }
    }

    private void ForceRegisterAbi(RegisterAbi abi, int exitStatus)
    {
        if (abi != RegisterAbi.Default)
        {
            Set("regabiwrappers", abi == RegisterAbi.Always);
            Set("regabiargs", abi == RegisterAbi.Always);
        }
        else if (_enabled.Contains("regabiargs") && !_enabled.Contains("regabiwrappers"))
        {
            throw new GoError("go: GOEXPERIMENT regabiargs requires regabiwrappers", exitStatus);
        }
    }

    private void Set(string name, bool on)
    {
        if (on) _enabled.Add(name);
        else _enabled.Remove(name);
    }

    private static RegisterAbi RegisterAbiOf(GoRelease release, string goarch) => goarch switch
    {
        "amd64" or "arm64" or "loong64" or "ppc64le" or "ppc64" or "riscv64" => RegisterAbi.Always,
        "s390x" when release.AtLeast(27) => RegisterAbi.Always,
        "s390x" when release.AtLeast(26) => RegisterAbi.Default,
        _ => RegisterAbi.None,
    };

    /// <summary>The conditions by name as the baseline uses them.</summary>
    private static bool IsOn(ReadOnlySpan<char> condition, RegisterAbi abi, string goos, string goarch) => condition switch
    {
        "true" => true,
        "false" => false,
        "regabiSupported" => abi != RegisterAbi.None,
        "dwarf5Supported" => goos is not ("darwin" or "ios" or "aix"),
        "haveXchg8" => goarch is "386" or "amd64" or "arm" or "arm64" or "ppc64le" or "ppc64",
        _ => throw new GoError($"gorun: this Go release decides on an experiment by {condition}, which gorun does not know: a newer gorun is needed"),
    };
}
