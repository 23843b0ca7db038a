using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Run.Exec;
using GoRun.Toolchain;

namespace GoRun.Run.Tests;

public sealed class TargetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gorun-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_kernel_takes_programs_of_its_own_and_no_others()
    {
        string host = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";
        byte[] image = TargetFile.Image("linux", host)!;
        Assert.True(ForeignFile.IsTaken(image));

        // A machine that nobody has made.
        (image[18], image[19]) = (0xfe, 0xfe);
        Assert.False(ForeignFile.IsTaken(image));
        Assert.False(ForeignFile.IsTaken("no program\n"u8));
    }

    [Fact]
    public void An_image_begins_as_the_programs_of_its_platform_do()
    {
        // What `go build` writes for them, up to the fields that are the same for all programs.
        Assert.Equal("7F454C4602010100000000000000000002003E0001000000", Convert.ToHexString(TargetFile.Image("linux", "amd64")!.AsSpan(0, 24)));
        Assert.Equal("7F454C460102010000000000000000000002000800000001", Convert.ToHexString(TargetFile.Image("linux", "mips")!.AsSpan(0, 24)));
        Assert.Equal("0061736D01000000", Convert.ToHexString(TargetFile.Image("wasip1", "wasm")!));
        Assert.Null(TargetFile.Image("freebsd", "amd64"));
    }

    [Theory]
    [InlineData("linux", "arm64", "", "install qemu-user and add -exec qemu-aarch64")]
    [InlineData("linux", "mipsle", "", "install qemu-user and add -exec qemu-mipsel")]
    [InlineData("linux", "s390x", "qemu-s390x", "add -exec qemu-s390x")]
    [InlineData("windows", "amd64", "", "install wine and add -exec wine")]
    [InlineData("windows", "amd64", "wine", "add -exec wine")]
    [InlineData("js", "wasm", "bash", "install node (Node.js), by which /the/goroot/lib/wasm/go_js_wasm_exec runs it")]
    [InlineData("js", "wasm", "node", "install bash, by which /the/goroot/lib/wasm/go_js_wasm_exec runs it")]
    [InlineData("wasip1", "wasm", "bash", "install wasmtime, or another runtime and name it by GOWASIRUNTIME (wazero, wasmer or wasmedge)")]
    [InlineData("plan9", "386", "", "name a program that runs it by -exec")]
    public void A_refusal_says_what_to_install(string goos, string goarch, string installed, string advice)
    {
        GoError error = TargetRefusal.For(Settings(goos, goarch, installed));
        Assert.Equal(
            $"gorun: cannot run a program for {goos}/{goarch} on linux/amd64 (GOOS={goos} in the environment and GOARCH={goarch} in /the/goenv): "
            + $"{advice}; to build it only: gorun build",
            error.Message);
        Assert.Equal(GoError.Usage, error.ExitStatus);
    }

    [Theory]
    [InlineData("wazero", "bash", "install wazero, which GOWASIRUNTIME names")]
    [InlineData("wazero", "bash wazero", null)]
    [InlineData("wasm3", "bash", "GOWASIRUNTIME=wasm3 is none of wasmtime, wazero, wasmer and wasmedge")]
    public void A_runtime_that_was_chosen_must_be_there(string chosen, string installed, string? advice)
    {
        GoEnv env = Settings("wasip1", "wasm", installed);
        env = env with { ProcessEnvironment = env.ProcessEnvironment.SetItem("GOWASIRUNTIME", chosen) };
        Assert.Equal(advice, new WasmScript(env).Missing);
    }

    private GoEnv Settings(string goos, string goarch, string installed)
    {
        foreach (string program in installed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string file = Path.Combine(_folder, program);
            File.WriteAllText(file, "");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        ImmutableDictionary<string, string> none = ImmutableDictionary<string, string>.Empty;
        return new GoEnv
        {
            Values = none.AddRange(new Dictionary<string, string>
            {
                ["GOROOT"] = "/the/goroot",
                ["GOENV"] = "/the/goenv",
                ["GOHOSTOS"] = "linux",
                ["GOHOSTARCH"] = "amd64",
                ["GOOS"] = goos,
                ["GOARCH"] = goarch,
            }),
            ProcessEnvironment = none.Add("PATH", _folder).Add("GOOS", goos),
            FileSettings = none.Add("GOARCH", goarch),
            ToolTags = [],
            CanonicalExperiment = "",
            Release = new GoRelease(1, 27, 0),
            ArchVariable = ("", ""),
        };
    }
}
