using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using GoRun.Build.Actions;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// The C, C++ or Fortran compiler of a build: which flags it knows, and the words that begin each of its commands. It is asked only when needed, and
/// once. Thread-safe.
/// </summary>
internal sealed class CCompiler
{
    private static readonly string[] SignsOfAnUnknownFlag =
        ["unrecognized", "unknown", "unrecognised", "is not supported", "not recognized", "unsupported"];

    // All flags that are tried, so that the first question can ask for all at once.
    private static readonly string[] FlagsToTry =
    [
        "-fno-caret-diagnostics", "-Qunused-arguments", "-Wl,--no-gc-sections", "-fdebug-prefix-map=a=b", "-ffile-prefix-map=a=b",
        "-gno-record-gcc-switches", "-frandom-seed=1",
    ];

    private readonly GoEnv _env;
    private readonly Shell _shell;
    private readonly TriedFlags _tried;
    private readonly Lazy<ContentHash?> _key;
    private readonly ConcurrentDictionary<string, Lazy<bool>> _known = new(StringComparer.Ordinal);

    /// <param name="variable"><c>CC</c>, <c>CXX</c> or <c>FC</c>.</param>
    /// <param name="value">What it is set to.</param>
    public CCompiler(string variable, string value, GoEnv env, Shell shell, TriedFlags tried)
    {
        _env = env;
        _shell = shell;
        _tried = tried;
        _key = new Lazy<ContentHash?>(() => tried.CompilerKey(Words[0]));
        Words = GoQuoting.SplitQuotedFields(value, $"go: could not parse environment variable {variable} with value {GoQuoting.Quote(value)}: ");
    }

    /// <summary>The variable's words.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>How each command begins (Builder.compilerCmd in cmd/go).</summary>
    /// <param name="includeDirectory">The package's directory.</param>
    /// <param name="objectDirectory">Without a slash at the end; its name is kept out of the objects.</param>
    public ImmutableArray<string> Begin(string includeDirectory, string objectDirectory)
    {
        var words = Words.ToBuilder();
        words.AddRange("-I", includeDirectory, "-fPIC");
        words.AddRange(ArchitectureFlags);
        words.Add("-pthread");
        foreach (string flag in new[] { "-fno-caret-diagnostics", "-Qunused-arguments", "-Wl,--no-gc-sections" })
        {
            if (Knows(flag, Words)) words.Add(flag);
        }

        words.Add("-fmessage-length=0");
        // Every build has another work directory; the objects must be the same.
        if (PrefixMapFlag(Words) is { } map) words.Add($"{map}={objectDirectory}=/tmp/go-build");
        if (Knows("-gno-record-gcc-switches", Words)) words.Add("-gno-record-gcc-switches");
        if (_env.Goos is "darwin" or "ios") words.Add("-fno-common");
        return words.DrainToImmutable();
    }

    /// <summary>The flag that replaces the beginning of paths in objects; null where there is none.</summary>
    /// <param name="command">What the flag is for, as it is to be shown when the flag is tried.</param>
    public string? PrefixMapFlag(ImmutableArray<string> command) =>
        !Knows("-fdebug-prefix-map=a=b", command) ? null
        : Knows("-ffile-prefix-map=a=b", command) ? "-ffile-prefix-map" : "-fdebug-prefix-map";

    /// <summary>The compiler can be told what to use in place of random numbers.</summary>
    /// <inheritdoc cref="PrefixMapFlag"/>
    public bool TakesRandomSeed(ImmutableArray<string> command) => Knows("-frandom-seed=1", command);

    /// <summary>Tries all flags side by side, where none was tried yet.</summary>
    public void Prepare(IWorkers workers)
    {
        if (_known.IsEmpty && !_shell.Flags.DryRun) workers.RunAll([.. FlagsToTry.Select(flag => (Action)(() => Knows(flag, Words)))]);
    }

    private ImmutableArray<string> ArchitectureFlags => (_env.Goarch, _env.Goos) switch
    {
        ("386", _) => ["-m32"],
        ("amd64", "darwin") => ["-arch", "x86_64", "-m64"],
        ("amd64", _) => ["-m64"],
        ("arm64", "darwin") => ["-arch", "arm64"],
        ("arm", _) => ["-marm"],
        ("s390x", _) => ["-m64", _env.Release.AtLeast(25) ? "-march=z13" : "-march=z196"],
        ("loong64", _) => _env.Release.AtLeast(26) ? ["-mabi=lp64d", "-mno-relax"] : ["-mabi=lp64d"],
        ("mips64" or "mips64le", _) => ["-mabi=64", .. FloatFlag("GOMIPS64")],
        ("mips" or "mipsle", _) => ["-mabi=32", "-march=mips32", .. FloatFlag("GOMIPS"), .. _env["GOMIPS"] == "hardfloat" ? HardFloatMips : []],
        _ => [],
    };

    private static readonly string[] HardFloatMips = ["-mfp32", "-mno-odd-spreg"];

    private ImmutableArray<string> FloatFlag(string variable) => _env[variable] switch
    {
        "hardfloat" => ["-mhard-float"],
        "softfloat" => ["-msoft-float"],
        _ => [],
    };

    // A dry run learns nothing, and shows each time what would be tried.
    private bool Knows(string flag, ImmutableArray<string> command) =>
        _shell.Flags.DryRun ? Try(flag, command) : _known.GetOrAdd(flag, f => new Lazy<bool>(() => FindOrTry(f, command))).Value;

    private bool FindOrTry(string flag, ImmutableArray<string> command)
    {
        if (_key.Value is not { } key) return Try(flag, command);
        if (_tried.Find(key, flag) is { } known) return known;
        bool knows = Try(flag, command);
        _tried.Put(key, flag, knows);
        return knows;
    }

    /// <summary>Compiles nothing with the flag; a flag of the linker is tried by linking (builder.gccSupportsFlag).</summary>
    private bool Try(string flag, ImmutableArray<string> command)
    {
        bool linking = flag.StartsWith("-Wl,", StringComparison.Ordinal);
        ImmutableArray<string> words =
        [
            .. command, flag, .. GoQuoting.SplitQuotedFields(_env[linking ? "CGO_LDFLAGS" : "CGO_CFLAGS"]),
            .. linking ? Array.Empty<string>() : ["-c"], "-x", "c", "-", "-o", "/dev/null",
        ];
        string directory = _shell.Work.Path;
        if (_shell.Prints) _shell.Console.ShowCommand(directory, CommandText.Join(words) + " || true");
        if (_shell.Flags.DryRun) return false;
        try
        {
            var environment = _shell.Environment.For(directory, "", [("LC_ALL", "C")]);
            var trial = new ToolCommand { Arguments = words, Directory = directory, Environment = environment };
            string said = Encoding.UTF8.GetString(_shell.Runner.Run(trial, _shell.Cancellation).Output);
            return !SignsOfAnUnknownFlag.Any(sign => said.Contains(sign, StringComparison.Ordinal));
        }
        catch (GoError)
        {
            // A compiler that cannot be started will say so when it is needed; go takes its silence for consent too.
            return true;
        }
    }
}
