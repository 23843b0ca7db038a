using System.Collections.Immutable;
using GoRun.Testing.Proxy;

namespace GoRun.Testing;

/// <summary>
/// The sources of real modules, of the versions that Debian has, named by GORUN_TEST_MODULES. Tests fail where that is not set.
/// </summary>
public static class RealModules
{
    /// <summary>By module path.</summary>
    public static ImmutableSortedDictionary<string, ModuleSource> Read() => ModuleSource.FindAll(
        Environment.GetEnvironmentVariable("GORUN_TEST_MODULES") is { Length: > 0 } folder
            ? folder
            : throw new InvalidOperationException("GORUN_TEST_MODULES is not set; ./test at the root sets it"));
}
