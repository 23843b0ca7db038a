using GoRun.Testing;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>
/// The build cache is really shared: the same action IDs, content IDs and files, so that neither tool makes anew what the other
/// has made.
/// </summary>
public sealed class IdentityTests
{
    public static IEnumerable<object[]> Rows => Toolchains.OldestAndNewestWith(IdentityCases.All.Select(row => row.Name))
        .Where(row => !IdentityCases.Named((string)row[1]).NewestOnly || (string)row[0] == Toolchains.NewestVersion);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Both_write_the_same_entries_and_executables_and_accept_the_others_cache(string version, string name)
    {
        IdentityCase row = IdentityCases.Named(name);
        using Sandbox sandbox = Prepare(version, row);
        CachePair caches = CachePair.Warm(sandbox);
        if (!row.IsForeign)
            caches.CompareRuns([.. row.Flags, .. row.Target]);
        caches.CompareBuilds([.. row.Flags, .. row.Target]);
    }

    private static Sandbox Prepare(string version, IdentityCase row)
    {
        Sandbox sandbox = Sandbox.CreateCold(version, row.Files);
        sandbox.Folder = Path.Combine(sandbox.Module, row.Folder);
        foreach (string variable in row.Variables)
        {
            string value = variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..];
            sandbox.Set(variable.Split('=')[0], value.Replace("$MODULE", sandbox.Module, StringComparison.Ordinal));
        }

        return sandbox;
    }
}
