using System.Text;
using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Selection;

/// <summary><c>package@version</c> of a module that is for a newer Go than the installed one, against the real go.</summary>
public sealed class VersionedSwitchTests
{
    private const string Program = "package main\n\nimport \"runtime\"\n\nfunc main() { println(runtime.Version()) }\n";

    [Theory]
    [InlineData("path")]
    [InlineData("local")]
    public void The_command_goes_on_with_a_newer_toolchain_where_it_may(string setting)
    {
        string newest = Toolchains.NewestVersion;
        string installed = Toolchains.Every[0].Root;
        using ModuleProxy proxy = ModuleProxy.Start(new ModuleArchives([ModuleFor(newest)]));
        using Sandbox sandbox = Sandbox.Create(newest, "");
        foreach ((string name, string value) in proxy.Variables) sandbox.Set(name, value);
        string folder = sandbox.In("bin");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, newest), Toolchains.Newest.Go);
        sandbox.Set("PATH", $"{folder}:/usr/bin:/bin");
        sandbox.Set("GOROOT", installed);
        sandbox.Set("GOTOOLCHAIN", setting);

        // Both find the module downloaded.
        string[] line = ["run", "example.com/new@v1.0.0"];
        string go = Toolchains.Every[0].Go;
        sandbox.Run(sandbox.CommandFor(go, line));
        Execution expected = sandbox.Run(sandbox.CommandFor(go, line));
        Execution actual = sandbox.GoRun(line);
        Assert.Equal((expected.Output, expected.Errors, expected.Status), (actual.Output, actual.Errors, actual.Status));
        string says = setting == "local" ? "GOTOOLCHAIN=local" : $"; switching to {newest}\n{newest}\n";
        Assert.Contains(says, actual.Errors, StringComparison.Ordinal);
    }

    /// <summary>A module whose program prints its release.</summary>
    internal static ModuleArchive ModuleFor(string release)
    {
        byte[] goMod = Encoding.UTF8.GetBytes($"module example.com/new\n\ngo {release["go".Length..]}\n");
        return new ModuleArchive(
            "example.com/new",
            "v1.0.0",
            [
                new TextArchiveFile(".mod", goMod), new TextArchiveFile(".info", "{\"Version\":\"v1.0.0\"}"u8.ToArray()),
                new TextArchiveFile("go.mod", goMod), new TextArchiveFile("main.go", Encoding.UTF8.GetBytes(Program)),
            ]);
    }
}
