using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Toolchain;

namespace GoRun.Resolve.Selection;

/// <summary>
/// Toolchains whose go commands lie in PATH under their names, like <c>go1.25.1</c>. Go starts such a command; gorun looks for the GOROOT that it
/// belongs to.
/// </summary>
internal sealed class PathToolchains(HostEnvironment host)
{
    private const int LongestStart = 2;

    /// <summary>The command of this name; null where PATH has none.</summary>
    public string? CommandOf(string name) => host.Files.FindProgram(name, host.Variable("PATH"));

    /// <summary>The Go versions that commands in PATH are named after, oldest first (toolchain.pathToolchains).</summary>
    public IReadOnlyList<string> Versions()
    {
        host.Files.Log?.Refuse("the newest toolchain was looked for");
        var versions = new HashSet<string>(StringComparer.Ordinal);
        foreach (string folder in host.Variable("PATH").Split(':'))
        {
            if (!folder.StartsWith('/') || !Directory.Exists(folder)) continue;
            foreach (string file in FilesIn(folder))
            {
                string version = ToolchainName.VersionOf(Path.GetFileName(file));
                if (version.StartsWith("1.", StringComparison.Ordinal) && ProgramPath.ProblemWith(file) == 0) versions.Add(version);
            }
        }

        return [.. versions.Order(Comparer<string>.Create(GoVersion.Compare))];
    }

    /// <summary>The toolchain that a command belongs to, which must be the one that it is named after.</summary>
    /// <param name="command">Path of the command.</param>
    /// <exception cref="GoError">It cannot be told, or it is another.</exception>
    public InstalledToolchain ToolchainOf(string command)
    {
        string name = Path.GetFileName(command);
        InstalledToolchain toolchain = InstalledToolchain.OfCommand(host.Files, command) ?? InSdkFolder(command, name) ?? throw new GoError($"""
            gorun: {command}, which PATH has for toolchain {name}, is in no GOROOT: gorun starts no go command, and so cannot ask it for its GOROOT
            	make it a link to bin/go in the GOROOT of {name}, or set GOROOT to that
            """);
        return toolchain.VersionLine == name
            ? toolchain
            : throw new GoError($"go: toolchain {toolchain.VersionLine} invoked to provide {name}");
    }

    private static string[] FilesIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "go1.*");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>
    /// The programs of golang.org/dl start the go command of a GOROOT below ~/sdk, in which they leave a mark when it is there whole. A script may do
    /// anything.
    /// </summary>
    private InstalledToolchain? InSdkFolder(string command, string name)
    {
        Span<byte> start = stackalloc byte[LongestStart];
        if (FileStart.Read(command, start) is not { Length: LongestStart } || start.SequenceEqual("#!"u8)) return null;
        string goroot = $"{host.Variable("HOME")}/sdk/{name}";
        return host.Files.FileExists(goroot + "/.unpacked-success") ? InstalledToolchain.At(host.Files, goroot) : null;
    }
}
