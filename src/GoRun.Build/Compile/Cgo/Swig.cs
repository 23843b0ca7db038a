using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>Runs SWIG, which writes Go for interfaces of C and C++ (Builder.swig in cmd/go). Thread-safe.</summary>
internal sealed partial class Swig
{
    private const string TooOld = "must have SWIG version >= 3.0.6";

    private readonly GoEnv _env;
    private readonly Shell _shell;
    private readonly Lazy<string?> _problem;

    public Swig(GoEnv env, Shell shell)
    {
        _env = env;
        _shell = shell;
        _problem = new Lazy<string?>(FindProblem);
    }

    /// <summary>Writes the Go file and the C or C++ file of one input.</summary>
    /// <exception cref="BuildFailure">SWIG is missing, too old, or does not like the file.</exception>
    public void Run(SwigFile file, CgoFlags flags, PackageShell shell)
    {
        if (_problem.Value is { } problem) throw new BuildFailure(problem);
        if (_env.Release.AtLeast(25) && file.Name.StartsWith("cgo", StringComparison.Ordinal))
            throw new BuildFailure("SWIG file must not use prefix 'cgo'");
        string source = Path.Combine(shell.Package.Directory, file.Name);
        string actual = _shell.Tree.ActualPath(source);
        ToolResult result = shell.Capture(
            shell.Package.Directory,
            [
                "swig", "-go", "-cgo", "-intgosize", _shell.Flags.DryRun ? "$INTBITS" : IntBits, "-module", file.Base,
                "-o", file.Wrapper, "-outdir", file.ObjectDirectory,
                .. flags.CppFlags.Concat(flags.Of(file.IsCxx ? CLanguage.Cxx : CLanguage.C)).Where(IsIncludeFolder),
                .. file.IsCxx ? ["-c++"] : Array.Empty<string>(), actual == source ? file.Name : actual,
            ]);
        if (!result.Success && DoesNotKnowGo(result.Output)) throw new BuildFailure(TooOld);
        shell.Report("", "", "swig", result);
        if (_shell.Prints) shell.Show("", $"mv {file.RawGoFile} {file.GoFile}");
        if (!_shell.Flags.DryRun) File.Move(file.RawGoFile, file.GoFile, overwrite: true);
    }

    /// <summary>The size of Go's int, as a number: go finds it out by compiling a file.</summary>
    private string IntBits => _env.Goarch is "386" or "arm" or "mips" or "mipsle" ? "32" : "64";

    private static bool IsIncludeFolder(string flag) => flag.Length > 3 && flag.StartsWith("-I", StringComparison.Ordinal);

    private static bool DoesNotKnowGo(byte[] output) => output.AsSpan().IndexOf("-intgosize"u8) >= 0 || output.AsSpan().IndexOf("-cgo"u8) >= 0;

    /// <summary>Why SWIG cannot be used; null where it can. One that does not tell its version is hoped to be new enough.</summary>
    private string? FindProblem()
    {
        if (_shell.Prints) _shell.Console.ShowCommand(PackageShell.Anywhere, "swig -version");
        if (_shell.Flags.DryRun) return null;
        string directory = _shell.Paths.CurrentDirectory;
        try
        {
            var question = new ToolCommand
            {
                Arguments = ["swig", "-version"],
                Directory = directory,
                Environment = _shell.Environment.For(directory, "", []),
            };
            ToolResult result = _shell.Runner.Run(question, _shell.Cancellation);
            if (!result.Success) return "swig: " + PackageShell.HowItEnded(result);
            return IsOld(VersionNumber().Match(Encoding.UTF8.GetString(result.Output))) ? TooOld : null;
        }
        catch (GoError e)
        {
            return e.Message;
        }
    }

    private static bool IsOld(Match version)
    {
        if (!version.Success) return false;
        int[] numbers = [.. version.Groups.Values.Skip(1).Select(g => g.Success ? int.Parse(g.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : -1)];
        return numbers[0] < 3 || (numbers is [3, <= 0, >= 0 and < 6]);
    }

    [GeneratedRegex(@"[vV]ersion +(\d{1,9})(?:[.](\d{1,9}))?(?:[.](\d{1,9}))?", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
