using System.Collections.Immutable;

namespace GoRun.Toolchain;

/// <summary>The build flags of one command line, GOFLAGS included (see <c>go help build</c>).</summary>
public sealed record BuildFlags
{
    /// <summary><see cref="Profile"/>: that of each program, where it has one.</summary>
    public const string AutomaticProfile = "auto";

    /// <summary><see cref="Profile"/>: none.</summary>
    public const string NoProfile = "off";

    /// <summary><c>-a</c>: build everything again.</summary>
    public bool RebuildAll { get; init; }

    /// <summary><c>-n</c>: print the commands, run none.</summary>
    public bool DryRun { get; init; }

    /// <summary>How many threads may work at once: GOMAXPROCS, or as many as the machine runs.</summary>
    public int Processors { get; init; } = Environment.ProcessorCount;

    /// <summary><c>-p</c>: how many commands run at once.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary><c>-v</c>: name the packages as they are compiled.</summary>
    public bool Verbose { get; init; }

    /// <summary><c>-x</c>: print the commands.</summary>
    public bool PrintCommands { get; init; }

    /// <summary><c>-json</c> of build and run: what the build says goes to standard output, as JSON.</summary>
    public bool Json { get; init; }

    /// <summary><c>-work</c>: print the work directory and keep it.</summary>
    public bool KeepWork { get; init; }

    /// <summary><c>-tags</c>, split at commas.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    public bool Trimpath { get; init; }

    /// <summary><c>-buildmode</c>: <c>default</c>, <c>exe</c>, <c>pie</c>, <c>archive</c>, <c>c-archive</c>, <c>c-shared</c> or <c>plugin</c>.</summary>
    public string BuildMode { get; init; } = "default";

    /// <summary><c>-pgo</c>: <see cref="AutomaticProfile"/>, <see cref="NoProfile"/>, or the absolute path of a file.</summary>
    public string Profile { get; init; } = AutomaticProfile;

    /// <summary><c>-installsuffix</c>, or empty.</summary>
    public string InstallSuffix { get; init; } = "";

    /// <summary><c>-toolexec</c>: the words that are put in front of every tool of the toolchain.</summary>
    public ImmutableArray<string> Toolexec { get; init; } = [];

    /// <summary>
    /// <c>race</c>, <c>msan</c> or <c>asan</c> where the flag of that name is set, else empty: at the same time a build tag, an install suffix, and
    /// with a minus a flag of the compiler and the linker.
    /// </summary>
    public string Sanitizer { get; init; } = "";

    /// <summary><c>-cover</c>; null where coverage is not to be measured.</summary>
    public CoverFlags? Cover { get; init; }

    public PackageFlags Gcflags { get; init; } = PackageFlags.None;

    public PackageFlags Asmflags { get; init; } = PackageFlags.None;

    public PackageFlags Ldflags { get; init; } = PackageFlags.None;

    /// <summary><c>-mod</c>: empty, <c>readonly</c> or <c>vendor</c>.</summary>
    public string Mod { get; init; } = "";

    /// <summary><c>-modcacherw</c>: leave the folders of downloaded modules writable.</summary>
    public bool WritableModuleCache { get; init; }

    /// <summary><c>-modfile</c>: a file to use in place of go.mod, or empty. Absolute.</summary>
    public string ModFile { get; init; } = "";

    /// <summary><c>-modfile</c> stands on the command line itself, not only in GOFLAGS.</summary>
    public bool ModFileOnCommandLine { get; init; }

    /// <summary><c>-offline</c>, which only gorun has: nothing is asked of the network.</summary>
    public bool Offline { get; init; }

    /// <summary><c>-buildvcs</c>: <c>auto</c>, <c>true</c> or <c>false</c>.</summary>
    public string BuildVcs { get; init; } = "auto";

    /// <summary>The words that start a tool of the toolchain.</summary>
    public ImmutableArray<string> Tool(GoEnv env, string name) => [.. Toolexec, $"{env.ToolDirectory}/{name}"];
}

/// <summary>Which packages report how often their code was run, and how exactly.</summary>
/// <param name="Mode"><c>-covermode</c>: <c>set</c>, <c>count</c> or <c>atomic</c>.</param>
/// <param name="Patterns"><c>-coverpkg</c>, split at commas; empty for the main module's packages and those named on the command line.</param>
public sealed record CoverFlags(string Mode, ImmutableArray<string> Patterns);

/// <summary>A flag like <c>-gcflags</c> that holds words for the packages that match a pattern; the last match wins.</summary>
/// <param name="Entries">In the order given. An empty pattern stands for the packages named on the command line.</param>
/// <param name="Raw">The flag's last value as typed, for the build info; empty where the flag was not given.</param>
public sealed record PackageFlags(ImmutableArray<PackageFlagsEntry> Entries, string Raw)
{
    public static PackageFlags None { get; } = new([], "");
}

/// <summary>The words given for one pattern.</summary>
public sealed record PackageFlagsEntry(string Pattern, ImmutableArray<string> Words);
