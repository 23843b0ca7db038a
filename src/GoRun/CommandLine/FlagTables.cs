using System.Collections.Immutable;

namespace GoRun.CommandLine;

/// <summary>
/// The flags of each command: all that go 1.27 knows there (AddBuildFlags in cmd/go/internal/work/build.go), and what gorun makes of them.
/// </summary>
internal static class FlagTables
{
    private static readonly ImmutableArray<FlagDefinition> Build =
    [
        new("C", FlagKind.ChangeDirectory),
        new("a", FlagKind.Boolean),
        new("n", FlagKind.Boolean),
        new("p", FlagKind.Integer),
        new("v", FlagKind.Boolean),
        new("x", FlagKind.Boolean),
        new("work", FlagKind.Boolean),
        new("tags", FlagKind.Tags),
        new("trimpath", FlagKind.Boolean),
        new("asmflags", FlagKind.PackageFlags),
        new("gcflags", FlagKind.PackageFlags),
        new("ldflags", FlagKind.PackageFlags),
        new("mod", FlagKind.Text),
        new("modfile", FlagKind.Text),
        new("overlay", FlagKind.Text),
        new("buildvcs", FlagKind.BuildVcs),
        new("pgo", FlagKind.Text),
        new("buildmode", FlagKind.Text),
        new("modcacherw", FlagKind.Boolean),
        new("gccgoflags", FlagKind.PackageFlags, FlagSupport.WithoutEffect),
        new("compiler", FlagKind.Compiler),
        new("asan", FlagKind.Boolean),
        new("msan", FlagKind.Boolean),
        new("race", FlagKind.Boolean),
        new("installsuffix", FlagKind.Text),
        new("linkshared", FlagKind.Boolean),
        new("pkgdir", FlagKind.Text, FlagSupport.WithoutEffect),
        new("toolexec", FlagKind.Words),
        new("json", FlagKind.Boolean),
        new("debug-actiongraph", FlagKind.Text, FlagSupport.NeutralOnly),
        new("debug-runtime-trace", FlagKind.Text, FlagSupport.NeutralOnly),
        new("debug-trace", FlagKind.Text),
    ];

    /// <summary>Only gorun has it.</summary>
    private static readonly FlagDefinition Offline = new("offline", FlagKind.Boolean);

    private static readonly ImmutableArray<FlagDefinition> Cover =
    [
        new("cover", FlagKind.Boolean),
        new("covermode", FlagKind.CoverMode),
        new("coverpkg", FlagKind.CoverPackages),
    ];

    internal static CommandFlags Run { get; } = new(
        "run [build flags] [-exec xprog] package [arguments...]",
        [.. Build, .. Cover, Offline, new("exec", FlagKind.Words)]);

    internal static CommandFlags BuildCommand { get; } = new(
        "build [-o output] [build flags] [packages]",
        [.. Build, .. Cover, Offline, new("o", FlagKind.Text)]);

    internal static CommandFlags List { get; } = new(
        "list [-deps] [-json[=fields]] [-m [-versions] [-retracted] [-u]] [build flags] [packages or modules]",
        [
            .. Build.Where(f => f.Name != "json"),
            .. Cover,
            Offline,
            new("deps", FlagKind.Boolean),
            new("json", FlagKind.Fields),
            new("compiled", FlagKind.Boolean, FlagSupport.NeutralOnly),
            new("e", FlagKind.Boolean, FlagSupport.NeutralOnly),
            new("export", FlagKind.Boolean, FlagSupport.NeutralOnly),
            new("f", FlagKind.Text, FlagSupport.NeutralOnly),
            new("find", FlagKind.Boolean, FlagSupport.NeutralOnly),
            new("m", FlagKind.Boolean),
            new("retracted", FlagKind.Boolean),
            new("reuse", FlagKind.Text, FlagSupport.NeutralOnly),
            new("test", FlagKind.Boolean, FlagSupport.NeutralOnly),
            new("u", FlagKind.Boolean),
            new("versions", FlagKind.Boolean),
        ]);

    internal static CommandFlags Clean { get; } = new(
        "clean [-cache] [-testcache] [-fuzzcache] [-modcache]",
        [
            .. Build.Where(f => f.Name is not ("json" or "debug-trace")),
            new("debug-trace", FlagKind.Text, FlagSupport.NeutralOnly),
            new("cache", FlagKind.Boolean),
            new("fuzzcache", FlagKind.Boolean),
            new("i", FlagKind.Boolean, FlagSupport.NeutralOnly),
            new("modcache", FlagKind.Boolean),
            new("r", FlagKind.Boolean, FlagSupport.NeutralOnly),
            new("testcache", FlagKind.Boolean),
        ]);
}
