using static GoRun.Build.Compile.Cgo.FlagForm;
using static GoRun.Build.Compile.Cgo.FlagValues;

namespace GoRun.Build.Compile.Cgo;

internal sealed partial class AllowedFlags
{
    private static IEnumerable<FlagForm> LinkerForms() =>
    [
        .. With(Argument, "-F", "-L", "-O", "-fsanitize=", "-stdlib=", "--stdlib="),
        new("-l", Argument, Rules: CgoRules.Lenient), new("-l", LibraryName, Rules: CgoRules.Strict),
        new("-g", OptionalArgument),
        .. With(static v => Lower(v, "-+"), "-static", "--static"),
        .. Switches("-f", "PIC", "PIE", "openmp", "openmp-simd", "pic", "pie"),
        .. MachineOfBoth(), new("-mcmodel=", CodeModel, Since: 25),
        .. Exactly(
            "-O", "-PIC", "-PIE", "-flat_namespace", "-headerpad_max_install_names", "-mthreads", "-mwindows", "-pic", "-pie", "-pthread", "-rdynamic",
            "-shared", "-v"),
        .. PassedOn(),
        new("", static v => LinkerInput(v, ["a", "o", "dll", "dylib", "so", "tbd"])),
        new("", static v => LinkerInput(v, ["lib"]), Rules: CgoRules.Strict),
    ];

    /// <summary>Flags that the compiler hands to the linker.</summary>
    private static IEnumerable<FlagForm> PassedOn() =>
    [
        .. Switches("-Wl,--", "allow-multiple-definition", "allow-shlib-undefined", "as-needed", "export-dynamic"),
        .. Switches("-Wl,--", NoComma, "warn-"),
        .. Exactly(
            "-Wl,--disable-new-dtags", "-Wl,--enable-new-dtags", "-Wl,--end-group", "-Wl,--no-undefined", "-Wl,--pop-state", "-Wl,--push-state",
            "-Wl,--start-group", "-Wl,--static", "-Wl,-Bdynamic", "-Wl,-Bstatic", "-Wl,-Bsymbolic-functions", "-Wl,-E", "-Wl,-berok", "-Wl,-dn", "-Wl,-dy",
            "-Wl,-headerpad_max_install_names", "-Wl,-s", "-Wl,-search_paths_first", "-Wl,-static"),
        new("-Wl,-O", Number),
        new("-Wl,-e", EntryPoint),
        new("-Wl,-framework,", ListArgument),
        new("-Wl,--hash-style=", OneOf("sysv", "gnu", "both")),
        new("-Wl,-R", RunPath, Rules: CgoRules.Lenient), new("-Wl,-R", RunPathOrEqual, Rules: CgoRules.Strict),
        new("-Wl,--just-symbols", After("=,", PathList)),
        .. With(After("=,", ListArgument), "-Wl,-rpath", "-Wl,-rpath-link", "-Wl,-syslibroot", "-Wl,-undefined", "-Wl,-wrap", "-Wl,--wrap"),
        new("-Wl,-sectcreate,", Section),
        .. With(OneOf("native", "windows", "console", "posix", "xbox"), "-Wl,-subsystem,", "-Wl,--subsystem,"),
        .. With(NoComma, "-Wl,-unresolved-symbols=", "-Wl,--unresolved-symbols="),
        new("-Wl", Keywords),
    ];

    private static IEnumerable<FlagForm> RefusedLinkerForms() =>
    [
        // The linker of macOS loads the library named next, which -l... would let through.
        .. Exactly("-lto_library"),
        .. Strict(Exactly("-lazy_framework", "-lazy_library", "-load_hidden", "-library", "-library-path", "-Wl,--warn-backrefs-exclude")),
        .. Strict(With(static _ => true, "-library=", "-library-path=")),
        .. Strict(FlagsThatWriteFiles()),
    ];

    private static bool LibraryName(ReadOnlySpan<char> value) => Argument(value) && value.IndexOfAny(":=/\\") < 0;

    private static bool RunPath(ReadOnlySpan<char> value) => PathList(value.StartsWith(',') ? value[1..] : value);

    private static bool RunPathOrEqual(ReadOnlySpan<char> value)
    {
        if (!value.IsEmpty && value[0] is ',' or '=') value = value[1..];
        return PathList(value) && value[0] != '=';
    }

    /// <summary>Segment, section and file.</summary>
    private static bool Section(ReadOnlySpan<char> value)
    {
        int parts = 0;
        foreach (Range part in value.Split(','))
        {
            // The last part goes on to the end for go's pattern too: it holds no comma.
            if (!Argument(value[part])) return false;
            parts++;
        }

        return parts == 3;
    }

    /// <summary><c>,-z,relro</c> and its like, any number of them.</summary>
    private static bool Keywords(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return false;
        while (value.StartsWith(",-z,"))
        {
            value = value[4..];
            int end = value.IndexOf(',');
            ReadOnlySpan<char> keyword = end < 0 ? value : value[..end];
            if (keyword is not ("relro" or "now" or "execstack" or "noexecstack")) return false;
            value = end < 0 ? [] : value[end..];
        }

        return value.IsEmpty;
    }

    /// <summary>An object or library named directly; not <c>-foo.o</c> nor <c>@foo.o</c>.</summary>
    private static bool LinkerInput(ReadOnlySpan<char> value, ReadOnlySpan<string> extensions)
    {
        if (value.StartsWith("./")) value = value[1..];
        else if (value.IsEmpty || !(char.IsAsciiLetterOrDigit(value[0]) || value[0] is '_' or '/')) return false;
        int dot = value.LastIndexOf('.');
        return dot > 0 && extensions.Contains(value[(dot + 1)..].ToString());
    }
}
