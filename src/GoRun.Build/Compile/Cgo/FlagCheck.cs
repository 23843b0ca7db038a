using System.Text.RegularExpressions;
using GoRun.Build.Commands;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// Looks at the flags that packages bring along, before they reach a compiler. The user may let more through, or less, with regular
/// expressions in <c>CGO_CFLAGS_ALLOW</c>, <c>CGO_CFLAGS_DISALLOW</c> and so on. Thread-safe.
/// </summary>
internal sealed class FlagCheck(GoEnv env)
{
    private readonly AllowedFlags _compiler = AllowedFlags.ForCompiler(env.Release);
    private readonly AllowedFlags _linker = AllowedFlags.ForLinker(env.Release);
    private readonly AllowedFlags _pkgConfig = AllowedFlags.ForPkgConfig();

    /// <summary>Checks flags for the C, C++ or Fortran compiler.</summary>
    /// <param name="name">Like <c>CFLAGS</c>: the variables to honour are named after it.</param>
    /// <param name="source">Where the flags come from, for the message.</param>
    /// <exception cref="BuildFailure"><c>invalid flag in #cgo CFLAGS: ...</c></exception>
    public void Compiler(string name, string source, IReadOnlyList<string> flags) => Check(_compiler, source, flags, Choice.Of(env, name));

    /// <summary>Checks flags for the C linker.</summary>
    /// <inheritdoc cref="Compiler"/>
    public void Linker(string name, string source, IReadOnlyList<string> flags) => Check(_linker, source, flags, Choice.Of(env, name));

    /// <summary>Checks flags for pkg-config itself, about which the user has no say.</summary>
    /// <exception cref="BuildFailure"><c>invalid flag in pkg-config: ...</c></exception>
    public void PkgConfig(IReadOnlyList<string> flags)
    {
        if (env.Release.ChecksPkgConfigFlags) Check(_pkgConfig, "pkg-config", flags, Choice.None);
    }

    /// <summary>
    /// Whether Go's own linker can be trusted with objects made with these flags: those not on the list, and some that are, need the C
    /// linker (the archive then says <c>preferlinkext</c>).
    /// </summary>
    public bool SuitsInternalLinking(CgoFlags flags) =>
        // Until 1.26 the linker flags were not looked at.
        CompilerFlagsSuit(flags) && (!env.Release.AtLeast(27) || LinkerFlagsSuit(flags.LdFlags));

    private bool CompilerFlagsSuit(CgoFlags flags)
    {
        bool staticSuits = !env.Release.AtLeast(27);
        IEnumerable<IReadOnlyList<string>> lists = env.Release.HasStrictCgoRules
            ? [flags.CppFlags, flags.CFlags, flags.CxxFlags, flags.FFlags]
            : [flags.CFlags, flags.CxxFlags, flags.FFlags];
        foreach (IReadOnlyList<string> list in lists)
        {
            if (Problem(_compiler, "", list, Choice.None) is not null) return false;
            foreach (string flag in list)
            {
                if (flag.StartsWith("-flto", StringComparison.Ordinal)) return false;
                if (!staticSuits && flag is "-static" or "--static") return false;
            }
        }

        return true;
    }

    private bool LinkerFlagsSuit(IReadOnlyList<string> flags) =>
        Problem(_linker, "", flags, Choice.None) is null
        && !flags.Any(f => f is "-static" or "--static" or "-Wl,-static" or "-Wl,--static" or "-Wl,-Bstatic");

    private void Check(AllowedFlags rules, string source, IReadOnlyList<string> flags, Choice choice)
    {
        if (Problem(rules, source, flags, choice) is { } problem) throw new BuildFailure(problem);
    }

    /// <summary>The message for the first flag that may not be; null where all may.</summary>
    private string? Problem(AllowedFlags rules, string source, IReadOnlyList<string> flags, Choice choice)
    {
        for (int i = 0; i < flags.Count; i++)
        {
            string flag = flags[i];
            string? next = i + 1 < flags.Count ? flags[i + 1] : null;
            switch (Judge(rules, flag, next, choice))
            {
                case Verdict.Fine:
                    break;
                case Verdict.FineWithNext:
                    i++;
                    break;
                case Verdict.Bad:
                    return $"invalid flag in {source}: {flag}{(env.Release.AtLeast(26) ? Advice : "")}";
                case Verdict.BadNext:
                    return $"invalid flag in {source}: {flag} {next ?? "without argument"}{Advice}";
            }
        }

        return null;
    }

    private string Advice => $" (see https://{(env.Release.AtLeast(26) ? "go.dev" : "golang.org")}/s/invalidflag)";

    private Verdict Judge(AllowedFlags rules, string flag, string? next, Choice choice)
    {
        if (choice.Disallows(flag)) return Verdict.Bad;
        if (choice.Allows(flag)) return Verdict.Fine;
        if (AnyFits(rules.Refused, flag)) return Verdict.Bad;
        if (AnyFits(rules.Allowed, flag)) return Verdict.Fine;
        if (flag.StartsWith("-Wl,--push-state,", StringComparison.Ordinal)) return AllPartsFit(rules, flag) ? Verdict.Fine : Verdict.Bad;
        if (rules.RejoinsLibraries && flag == "-l" && next is not null && IsBadLibrary(rules, flag + next, choice)) return Verdict.Bad;
        if (!rules.WithNextWord.Contains(flag)) return Verdict.Bad;
        return next is not null && FitsBehind(flag, next) ? Verdict.FineWithNext : Verdict.BadNext;
    }

    private static bool IsBadLibrary(AllowedFlags rules, string joined, Choice choice) =>
        choice.Disallows(joined) || (!choice.Allows(joined) && AnyFits(rules.Refused, joined));

    // -Wl,--push-state,--as-needed stands for two flags.
    private static bool AllPartsFit(AllowedFlags rules, string flag)
    {
        foreach (string part in flag.Split(',').Skip(1))
        {
            string alone = "-Wl," + part;
            if (!AnyFits(rules.Allowed, alone) || AnyFits(rules.Refused, alone)) return false;
        }

        return true;
    }

    private bool FitsBehind(string flag, string next)
    {
        bool strict = env.Release.HasStrictCgoRules;
        bool passedOn = flag.StartsWith("-Wl,", StringComparison.Ordinal);
        if (strict && flag == "-x") return Languages.Contains(next);
        if (strict && flag == "-l" && next.AsSpan().ContainsAny(":=/\\")) return false;
        if (IsSafeArgument(next) && !(strict && passedOn && flag != "-Wl,-R")) return true;
        if (passedOn && next.StartsWith("-Wl,", StringComparison.Ordinal)) return IsSafeArgument(next[4..]) && !next.AsSpan(4).Contains(',');
        // "-I =/path" and "-I $SYSROOT/path" are below the compiler's own root.
        return flag == "-I" && (next.StartsWith('=') || next.StartsWith("$SYSROOT", StringComparison.Ordinal)) && IsSafeArgument(next[1..]);
    }

    private static readonly string[] Languages =
    [
        "c", "c-header", "cpp-output", "c++", "c++-header", "c++-cpp-output", "objective-c", "objective-c-header", "objective-c-cpp-output",
        "objective-c++", "objective-c++-header", "objective-c++-cpp-output", "assembler", "assembler-with-cpp",
    ];

    /// <summary>Begins like a name or a path, so that no program takes it for a flag or for a file of flags (load.SafeArg).</summary>
    public static bool IsSafeArgument(string word) =>
        word.Length > 0 && (char.IsAsciiLetterOrDigit(word[0]) || word[0] is '.' or '_' or '/' || word[0] >= 0x80);

    private static bool AnyFits(FlagForm[] forms, string flag)
    {
        foreach (FlagForm form in forms)
        {
            if (form.Matches(flag)) return true;
        }

        return false;
    }

    private enum Verdict
    {
        Fine,
        FineWithNext,
        Bad,
        BadNext,
    }

    /// <summary>The user's own rules.</summary>
    private sealed class Choice(Regex? allow, Regex? disallow)
    {
        public static Choice None { get; } = new(null, null);

        public static Choice Of(GoEnv env, string name)
        {
            string allow = $"CGO_{name}_ALLOW";
            string disallow = $"CGO_{name}_DISALLOW";
            string allowed = env.Setting(allow);
            string disallowed = env.Setting(disallow);
            return allowed.Length + disallowed.Length == 0 ? None : new Choice(Compile(allow, allowed), Compile(disallow, disallowed));
        }

        public bool Allows(string flag) => Fits(allow, flag);

        public bool Disallows(string flag) => Fits(disallow, flag);

        private static Regex? Compile(string name, string pattern)
        {
            if (pattern.Length == 0) return null;
            try
            {
                return GoRegexp.Compile(pattern);
            }
            catch (FormatException e)
            {
                throw new BuildFailure($"parsing ${name}: {e.Message}");
            }
        }

        // The first match must be the whole flag: a pattern that finds less does not speak of this flag.
        private static bool Fits(Regex? pattern, string flag) =>
            pattern is not null && pattern.Match(flag) is { Success: true } match && match.Index == 0 && match.Length == flag.Length;
    }
}
