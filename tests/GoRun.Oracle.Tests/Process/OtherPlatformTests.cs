using GoRun.Testing;

namespace GoRun.Oracle.Tests.Process;

/// <summary>Programs for another platform. They do not import fmt, so that little of the standard library is compiled for them.</summary>
public sealed class OtherPlatformTests
{
    private const string Source = """
        -- go.mod --
        module example.com/hello

        go 1.24
        -- main.go --
        package main

        import "runtime"

        func main() { println("hello from", runtime.GOOS, runtime.GOARCH) }
        """;

    [Fact]
    public void Linux_on_another_processor_runs_in_qemu()
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Source);
        sandbox.Set("GOARCH", Foreign.Goarch);
        Execution byGoRun = sandbox.GoRun("-exec", Foreign.Emulator, ".");
        Execution byGo = sandbox.Go("run", "-exec", Foreign.Emulator, ".");
        Assert.Equal($"hello from linux {Foreign.Goarch}\n", byGo.Errors);
        Assert.Equal((byGo.Errors, byGo.Output, byGo.Status), (byGoRun.Errors, byGoRun.Output, byGoRun.Status));

        // The program that go looks for in PATH by itself; -exec= says not to.
        string bin = sandbox.In("bin");
        Directory.CreateDirectory(bin);
        sandbox.Set("PATH", $"{bin}:{sandbox.Environment["PATH"]}");
        File.CreateSymbolicLink(Path.Combine(bin, $"go_linux_{Foreign.Goarch}_exec"), "/usr/bin/" + Foreign.Emulator);
        foreach (string flag in new[] { "-v", "-n" })
        {
            byGo = sandbox.Go("run", flag, ".").Succeeded();
            byGoRun = sandbox.GoRun("run", flag, ".");
            Assert.Equal((byGo.Errors, byGo.Output, byGo.Status), (byGoRun.Errors, byGoRun.Output, byGoRun.Status));
        }
    }

    [Fact]
    public void WebAssembly_runs_in_node_by_the_script_of_the_toolchain()
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Source);
        sandbox.Set("GOOS", "js");
        sandbox.Set("GOARCH", "wasm");
        Execution byItself = sandbox.GoRun(".");
        // go itself does so only where the script is in PATH.
        sandbox.Set("PATH", $"{sandbox.Toolchain.Root}/lib/wasm:{sandbox.Environment["PATH"]}");
        Execution byGo = sandbox.Go("run", ".");
        Assert.Equal("hello from js wasm\n", byGo.Errors);
        Assert.Equal((byGo.Errors, byGo.Output, byGo.Status), (byItself.Errors, byItself.Output, byItself.Status));
    }

    [Theory]
    [InlineData("environment")]
    [InlineData("file")]
    public void What_nothing_here_can_run_is_refused_before_anything_is_built(string place)
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, Source);
        string file = Path.Combine(sandbox.Home, ".config", "go", "env");
        if (place == "file") File.WriteAllText(file, "GOOS=openbsd\n");
        else sandbox.Set("GOOS", "openbsd");
        Execution refused = sandbox.GoRun(".");
        string asked = place == "file" ? file : "the environment";
        Assert.Equal(
            $"gorun: cannot run a program for openbsd/{Foreign.Host} on linux/{Foreign.Host} (GOOS=openbsd in {asked}): "
            + "name a program that runs it by -exec; to build it only: gorun build\n",
            refused.Errors);
        Assert.Equal(2, refused.Status.ExitStatus);
        Assert.False(Directory.Exists(sandbox.Environment["GOCACHE"]));
    }

    /// <summary>The processor that this machine has not.</summary>
    private static (string Host, string Goarch, string Emulator) Foreign =>
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64
            ? ("arm64", "amd64", "qemu-x86_64")
            : ("amd64", "arm64", "qemu-aarch64");
}
