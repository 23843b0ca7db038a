using System.Collections.Immutable;
using System.Globalization;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>
/// A command line of run, build, list or clean, GOFLAGS taken in, checked as far as it can be without looking at packages.
/// </summary>
internal sealed record BuildRequest
{
    public required BuildFlags Flags { get; init; }

    /// <summary>What follows the flags.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Flags that only this command has.</summary>
    public required FlagValues Values { get; init; }

    /// <summary><c>-overlay</c>, as typed, or empty.</summary>
    public required string Overlay { get; init; }

    /// <summary><c>-debug-trace</c>, as typed, or empty.</summary>
    public string Trace { get; init; } = "";

    /// <param name="arguments">What follows the command's word, without <c>-C</c>.</param>
    /// <param name="env">Gives GOFLAGS.</param>
    /// <exception cref="GoError">The words of go for what makes no sense; one line for what gorun does not do yet, with exit status
    /// 2.</exception>
    internal static BuildRequest Parse(CommandFlags command, IReadOnlyList<string> arguments, GoEnv env, string workingDirectory)
    {
        var values = new FlagValues();
        GoFlags.Apply(GoFlagsVariable.Words(env), command, values);
        int flags = new FlagParser(command, values).Parse(arguments);
        UnsupportedFlags.Reject(values, env);
        return new BuildRequest
        {
            Flags = ToBuildFlags(values, env, workingDirectory) with
            {
                // The flag of list, of the same name, is another.
                Json = command.Find("json") is { Kind: FlagKind.Boolean } && values.Boolean("json"),
            },
            Arguments = [.. arguments.Skip(flags)],
            Values = values,
            Overlay = values.Text("overlay"),
            Trace = values.Text("debug-trace"),
        };
    }

    // What is no number above 0 counts for nothing, as in every program of Go (package runtime).
    private static int Processors(GoEnv env) =>
        int.TryParse(env.ProcessEnvironment.GetValueOrDefault("GOMAXPROCS"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int chosen)
        && chosen > 0
            ? chosen
            : Environment.ProcessorCount;

    private static BuildFlags ToBuildFlags(FlagValues values, GoEnv env, string workingDirectory) => new()
    {
        RebuildAll = values.Boolean("a"),
        DryRun = values.Boolean("n"),
        Processors = Processors(env),
        Parallelism = values.Integer("p") ?? Processors(env),
        Verbose = values.Boolean("v"),
        PrintCommands = values.Boolean("x"),
        KeepWork = values.Boolean("work"),
        Tags = values.Tags(),
        Trimpath = values.Boolean("trimpath"),
        Profile = values.Text("pgo", BuildFlags.AutomaticProfile) switch
        {
            BuildFlags.AutomaticProfile => BuildFlags.AutomaticProfile,
            BuildFlags.NoProfile => BuildFlags.NoProfile,
            string path => Path.GetFullPath(Path.Combine(workingDirectory, path)),
        },
        BuildMode = SanitizerFlags.BuildMode(values, env),
        InstallSuffix = values.Text("installsuffix"),
        Toolexec = values.Words("toolexec") ?? [],
        Sanitizer = SanitizerFlags.Chosen(values),
        Cover = CoverageFlags.Chosen(values, env),
        WritableModuleCache = values.Boolean("modcacherw"),
        Gcflags = values.PackageFlags("gcflags"),
        Asmflags = values.PackageFlags("asmflags"),
        Ldflags = values.PackageFlags("ldflags"),
        Mod = values.Text("mod"),
        ModFile = values.Text("modfile") is { Length: > 0 } file ? Path.GetFullPath(file, workingDirectory) : "",
        ModFileOnCommandLine = values.Text("modfile").Length > 0 && values.Origin("modfile").Length == 0,
        Offline = values.Boolean("offline"),
        BuildVcs = values.Text("buildvcs", "auto") switch
        {
            "" or "auto" => "auto",
            string text => GoValues.Boolean(text) == true ? "true" : "false",
        },
    };
}
