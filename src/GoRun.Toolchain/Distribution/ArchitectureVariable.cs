using System.Collections.Immutable;
using System.Globalization;

namespace GoRun.Toolchain;

/// <summary>
/// The variable that says which features of an architecture may be used (GOAMD64 and its like): its name, what it may hold, and the build tags
/// that follow from it (internal/buildcfg).
/// </summary>
internal static class ArchitectureVariable
{
    private static readonly ImmutableArray<string> RiscvProfiles = ["rva20u64", "rva22u64", "rva23u64"];

    /// <summary>Both became part of every build with 1.26.</summary>
    private static readonly ImmutableArray<string> WasmFeatures = ["satconv", "signext"];

    /// <summary>The variable that goes with GOARCH; empty where there is none.</summary>
    internal static string NameFor(string goarch) => goarch switch
    {
        "386" => "GO386",
        "amd64" => "GOAMD64",
        "arm" => "GOARM",
        "arm64" => "GOARM64",
        "mips" or "mipsle" => "GOMIPS",
        "mips64" or "mips64le" => "GOMIPS64",
        "ppc64" or "ppc64le" => "GOPPC64",
        "riscv64" => "GORISCV64",
        "wasm" => "GOWASM",
        _ => "",
    };

    /// <summary>The error that go reports for this value; null for a good one.</summary>
    internal static string? Problem(string name, string value, GoRelease release) => name switch
    {
        // GO386, GOAMD64 and GOARM are missing on purpose: go checks them too, but forgets what it found when it comes to GOARM64.
        "GOARM64" => Arm64Minor(value, out _, out _) ? null
            : "invalid GOARM64: must start with v8.{0-9} or v9.{0-5} and may optionally end in \",lse\" and/or \",crypto\"",
        "GOMIPS" or "GOMIPS64" => OneOf(name, value, "hardfloat", "softfloat"),
        "GOPPC64" => OneOf(name, value, "power8", "power9", "power10"),
        "GORISCV64" when release.AtLeast(25) => OneOf(name, value, "rva20u64", "rva22u64", "rva23u64"),
        "GORISCV64" => OneOf(name, value, "rva20u64", "rva22u64"),
        "GOWASM" => value.Split(',').FirstOrDefault(feature => feature is not ("satconv" or "signext" or "")) is { } unknown
            ? $"invalid GOWASM: no such feature {GoQuoting.Quote(unknown)}" : null,
        _ => null,
    };

    /// <summary>The build tags, like <c>amd64.v1</c>.</summary>
    /// <param name="fallback">The distribution's default, which stands in for a value that is not valid.</param>
    internal static IEnumerable<string> Tags(string goarch, string value, string fallback, GoRelease release)
    {
        string name = NameFor(goarch);
        if (Problem(name, value, release) is not null) value = fallback;
        return name switch
        {
            "GOAMD64" => Numbered("amd64.v", 1, AmdLevel(value) ?? AmdLevel(fallback) ?? 1),
            "GOARM" => Numbered("arm.", 5, ArmVersion(value) ?? ArmVersion(fallback) ?? 5),
            "GOARM64" => Arm64Tags(value),
            "GOPPC64" => Numbered(goarch + ".power", 8, Number(value.AsSpan("power".Length))),
            "GORISCV64" => RiscvProfiles.TakeWhile(profile => string.CompareOrdinal(profile, value) <= 0).Select(profile => "riscv64." + profile),
            "GOWASM" => WasmFeatures.Where(feature => release.AtLeast(26) || value.Split(',').Contains(feature)).Select(feature => "wasm." + feature),
            "" => [],
            _ => [$"{goarch}.{value}"],
        };
    }

    private static IEnumerable<string> Numbered(string prefix, int first, int last)
    {
        for (int i = first; i <= last; i++) yield return prefix + i.ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Arm64Tags(string value)
    {
        _ = Arm64Minor(value, out int major, out int minor);
        IEnumerable<string> own = Numbered($"arm64.v{major}.", 0, minor);

        // ARMv9.0 grew out of v8.5.
        return major == 9 ? own.Concat(Numbered("arm64.v8.", 0, Math.Min(minor + 5, 9))) : own;
    }

    private static bool Arm64Minor(string value, out int major, out int minor)
    {
        ReadOnlySpan<char> version = value;
        while (version.EndsWith(",lse", StringComparison.Ordinal) || version.EndsWith(",crypto", StringComparison.Ordinal))
            version = version[..version.LastIndexOf(',')];
        bool formed = version.Length == 4 && version[0] == 'v' && version[1] is '8' or '9' && version[2] == '.' && char.IsAsciiDigit(version[3]);
        (major, minor) = formed ? (version[1] - '0', version[3] - '0') : (8, 0);
        return formed && (major == 8 || minor <= 5);
    }

    private static int? AmdLevel(string value) => value is "v1" or "v2" or "v3" or "v4" ? value[1] - '0' : null;

    private static int? ArmVersion(string value)
    {
        int comma = value.IndexOf(',', StringComparison.Ordinal);
        string version = comma >= 0 && value[comma..] is ",softfloat" or ",hardfloat" ? value[..comma] : value;
        return version is "5" or "6" or "7" ? version[0] - '0' : null;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string? OneOf(string name, string value, params string[] allowed) =>
        allowed.Contains(value) ? null : $"invalid {name}: must be {string.Join(", ", allowed)}";
}
