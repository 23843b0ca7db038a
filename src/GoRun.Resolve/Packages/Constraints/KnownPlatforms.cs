using System.Collections.Frozen;

namespace GoRun.Resolve.Packages.Constraints;

/// <summary>
/// The names that a file name's suffix may stand for (GOROOT/src/internal/syslist): past, present and future, the same in
/// all supported releases. A name outside these lists in a file name constrains nothing.
/// </summary>
internal static class KnownPlatforms
{
    public static FrozenSet<string> OperatingSystems { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
        "openbsd", "plan9", "solaris", "wasip1", "windows", "zos");

    /// <summary>The systems for which the tag <c>unix</c> holds.</summary>
    public static FrozenSet<string> Unix { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "linux", "netbsd", "openbsd", "solaris");

    public static FrozenSet<string> Architectures { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64", "mips64le",
        "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm");
}
