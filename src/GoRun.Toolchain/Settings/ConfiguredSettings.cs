using System.Collections.Immutable;
using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// What the user, or the distribution in GOROOT/go.env, has set: the process environment, then the GOENV file, then go.env. Empty counts as
/// unset at every level, as go has it.
/// </summary>
internal sealed class ConfiguredSettings
{
    private readonly ImmutableDictionary<string, string> _process;
    private readonly Dictionary<string, string> _user;
    private readonly Dictionary<string, string> _distribution = new(StringComparer.Ordinal);

    internal ConfiguredSettings(ImmutableDictionary<string, string> process, FileView files)
    {
        _process = process;
        Files = files;
        (EnvFile, EnvFileIsChosen) = FindEnvFile();
        _user = EnvFile.Length > 0 ? ReadEnvFile(EnvFile) : [];
    }

    /// <summary>The disk that the settings are read from.</summary>
    internal FileView Files { get; }

    /// <summary>Path of the GOENV file, which need not be there; empty for none.</summary>
    internal string EnvFile { get; }

    /// <summary>Whether the variable GOENV has named it.</summary>
    internal bool EnvFileIsChosen { get; }

    /// <summary>The two files together.</summary>
    internal ImmutableDictionary<string, string> FileSettings()
    {
        ImmutableDictionary<string, string>.Builder files = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files.AddRange(_distribution);
        foreach ((string name, string value) in _user) files[name] = value;
        return files.ToImmutable();
    }

    /// <summary>Puts GOROOT/go.env below the other two.</summary>
    internal void AddDistribution(string goroot)
    {
        foreach ((string name, string value) in ReadEnvFile(FilePath.Join(goroot, "go.env"))) _distribution[name] = value;
    }

    /// <summary>Puts below the other two what go.env says in every release of the Go project, for want of one.</summary>
    internal void AddKnownDistribution()
    {
        _distribution["GOPROXY"] = "https://proxy.golang.org,direct";
        _distribution["GOSUMDB"] = "sum.golang.org";
        _distribution["GOTOOLCHAIN"] = "auto";
    }

    internal string FromProcess(string name) => _process.GetValueOrDefault(name, "");

    internal string FromUserFile(string name) => _user.GetValueOrDefault(name, "");

    /// <summary>Whether go reads this variable at all. One that stands in a file already is taken to be known.</summary>
    internal bool IsKnown(string name, string goroot) =>
        _user.ContainsKey(name) || _distribution.ContainsKey(name) || GoSource.Read(Files, goroot, "internal/cfg/cfg.go").Contains($"\t{name}\n");

    internal string Get(string name)
    {
        string value = FromProcess(name);
        if (value.Length > 0) return value;
        return _user.TryGetValue(name, out string? set) || _distribution.TryGetValue(name, out set) ? set : "";
    }

    /// <summary>The setting, which no fresh installation has.</summary>
    internal GoEnvVariable Line(string name) => Get(name) is { Length: > 0 } value ? new(name, value, true) : new(name, "");

    /// <summary>The setting or the default, and whether it is another than a fresh installation would have (cfg.EnvOrAndChanged).</summary>
    internal GoEnvVariable GetOr(string name, string fallback)
    {
        string value = Get(name);
        if (value.Length == 0) return new GoEnvVariable(name, fallback);
        return new GoEnvVariable(name, value, value != _distribution.GetValueOrDefault(name, fallback));
    }

    private (string Path, bool Chosen) FindEnvFile()
    {
        string chosen = FromProcess("GOENV");
        if (chosen.Length > 0) return chosen == "off" ? ("", false) : (chosen, true);
        UserFolder config = UserFolder.Config(FromProcess);
        return (config.Problem.Length > 0 ? "" : FilePath.Join(config.Path, "go/env"), false);
    }

    /// <summary>
    /// Lines <c>NAME=value</c>, taken as they stand; anything else is a comment. A file that cannot be read counts as empty: the go
    /// command must stay usable to repair it.
    /// </summary>
    private Dictionary<string, string> ReadEnvFile(string path)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        byte[] content;
        try
        {
            if (Files.TryRead(path) is not { } read) return settings;
            content = read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return settings;
        }

        ReadOnlySpan<byte> bytes = content;
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = bytes[range];
            int equals = line.IndexOf((byte)'=');
            if (equals <= 0 || line[0] is < (byte)'A' or > (byte)'Z') continue;
            settings[Encoding.UTF8.GetString(line[..equals])] = Encoding.UTF8.GetString(line[(equals + 1)..]);
        }

        return settings;
    }
}
