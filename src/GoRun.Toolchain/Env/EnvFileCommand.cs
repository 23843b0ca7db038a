using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// <c>env -w</c> and <c>env -u</c>. Settings that stop a build do not stop these two, because with them such a setting is mended.
/// </summary>
internal sealed class EnvFileCommand
{
    private readonly HostEnvironment _host;
    private readonly ConfiguredSettings _settings;
    private readonly EnvFileRules _rules;

    internal EnvFileCommand(ToolchainInUse use)
    {
        _host = use.Host;
        _settings = use.Settings;
        _rules = new EnvFileRules(_settings, use.Toolchain);
    }

    /// <exception cref="GoError">In go's words; the file is as it was.</exception>
    internal void Run(EnvRequest request)
    {
        Dictionary<string, string?> changes = request.Write ? Assignments(request) : Removals(request);
        _rules.CheckTogether(changes);
        string file = FileToEdit();
        string content = Read(file, mustExist: request.Unset);
        Write(file, EnvFileText.Edit(content, changes));
    }

    private Dictionary<string, string?> Assignments(EnvRequest request)
    {
        if (request.Names.IsEmpty) throw new GoError("go: no KEY=VALUE arguments given");
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string argument in request.Names)
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) throw new GoError("go: arguments must be KEY=VALUE: invalid argument: " + argument);
            (string name, string value) = (argument[..equals], argument[(equals + 1)..]);
            _rules.Check(name, value);
            if (!changes.TryAdd(name, value)) throw new GoError("go: multiple values for key: " + name);
            if (_host.Variable(name) is { Length: > 0 } set && set != value)
                _host.Error.WriteLine($"warning: go env -w {name}=... does not override conflicting OS environment variable");
        }

        if (changes.TryGetValue("GOTMPDIR", out string? folder) && folder is { Length: > 0 } && !FilePath.IsAbsolute(folder))
            throw new GoError("go: GOTMPDIR must be an absolute path");
        return changes;
    }

    private Dictionary<string, string?> Removals(EnvRequest request)
    {
        if (request.Names.IsEmpty) throw new GoError("go: 'go env -u' requires an argument");
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (string name in request.Names)
        {
            _rules.Check(name, "");
            changes[name] = null;
        }

        return changes;
    }

    /// <summary>Go edits the default file where GOENV is <c>off</c>.</summary>
    private string FileToEdit()
    {
        if (_settings.EnvFile.Length > 0) return Path.Combine(_host.WorkingDirectory, _settings.EnvFile);
        UserFolder config = UserFolder.Config(_host.Variable);
        return config.Problem.Length > 0
            ? throw new GoError("go: cannot find go env config: " + config.Problem)
            : FilePath.Join(config.Path, "go/env");
    }

    private static string Read(string file, bool mustExist)
    {
        if (Directory.Exists(file)) throw new GoError($"go: reading go env config: read {file}: is a directory");
        if (!File.Exists(file)) return mustExist ? throw new GoError($"go: reading go env config: open {file}: no such file or directory") : "";
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"go: reading go env config: open {file}: permission denied");
        }
    }

    private static void Write(string file, string content)
    {
        try
        {
            // A link, as those who keep their settings under version control have, stays one.
            string actual = FilePath.Resolve(file) ?? file;
            Directory.CreateDirectory(FilePath.Parent(actual));
            AtomicFile.Write(actual, Encoding.UTF8.GetBytes(content));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"go: writing go env config: open {file}: {(e is UnauthorizedAccessException ? "permission denied" : e.Message)}");
        }
    }
}
