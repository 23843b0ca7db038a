using System.Text.RegularExpressions;
using GoRun.Oracle.Tests.WorkDirectories;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Disk;

/// <summary>A program, and small file systems that only the commands that build it see.</summary>
internal sealed partial class FullDisk : IDisposable
{
    public FullDisk(string module = SmallPrograms.Hello)
    {
        Sandbox = Sandbox.Create(Toolchains.NewestVersion, module);
        Mounts = new PrivateMounts(Sandbox);
    }

    public Sandbox Sandbox { get; }

    public PrivateMounts Mounts { get; }

    public Execution Go(params ReadOnlySpan<string> arguments) =>
        Sandbox.Run(Mounts.Inside(Sandbox.CommandFor(Sandbox.Toolchain.Go, arguments)));

    public Execution GoRun(params ReadOnlySpan<string> arguments) =>
        Sandbox.Run(Mounts.Inside(Sandbox.CommandFor(Toolchains.GoRunBinary, arguments)));

    /// <summary>What is in a folder, as it is inside; in order.</summary>
    public string[] Entries(string folder) =>
        [.. Directory.GetFileSystemEntries(Mounts.Seen(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Both tools take what is in the cache: nothing is compiled or linked any more.</summary>
    public void AssertCacheIsGood()
    {
        Assert.Equal("hello\n", GoRun("run", ".").Succeeded().Errors);
        Execution again = Go("run", "-x", ".").Succeeded();
        Assert.EndsWith("hello\n", again.Errors, StringComparison.Ordinal);
        Assert.DoesNotMatch(ToolStarted(), again.Errors);
    }

    public void Dispose()
    {
        Mounts.Dispose();
        Sandbox.Dispose();
    }

    [GeneratedRegex("/(compile|link)\"? -o")]
    private static partial Regex ToolStarted();
}
