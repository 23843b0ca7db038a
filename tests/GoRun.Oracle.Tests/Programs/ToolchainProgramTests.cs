using GoRun.Oracle.Tests.Identity;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Programs;

/// <summary>The toolchain's own <c>cmd</c> module: vendored, large, and of the best Go there is.</summary>
public sealed class ToolchainProgramTests
{
    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void A_small_program_is_compiled_and_linked_as_by_go(string version)
    {
        using Sandbox sandbox = Sandbox.CreateCold(version, "");
        CachePair.Warm(sandbox).CompareBuilds("cmd/gofmt");
    }

    // Compiling these takes long: gorun finds all packages in go's cache, which it can only do where each action ID is right. The
    // compiler comes with a profile of itself, which is left out.
    [Theory]
    [InlineData("./go")]
    [InlineData("./compile")]
    [InlineData("./vet")]
    public void Large_programs_are_found_compiled_and_linked_as_by_go(string program)
    {
        using Sandbox sandbox = Sandbox.CreateCold(Toolchains.NewestVersion, "");
        StandardPackages.Commands(sandbox.Toolchain).CopyTo(sandbox.Environment["GOCACHE"]);
        string source = Path.Combine(sandbox.Toolchain.Root, "src", "cmd");
        string expected = sandbox.In("program-of-go");
        string actual = sandbox.In("program-of-gorun");
        sandbox.Go("build", "-C", source, "-pgo=off", "-o", expected, program).Succeeded();
        Execution link = sandbox.GoRun("build", "-C", source, "-pgo=off", "-x", "-o", actual, program).Succeeded();
        Assert.DoesNotContain("/compile -o", link.Errors, StringComparison.Ordinal);
        Assert.True(File.ReadAllBytes(expected).AsSpan().SequenceEqual(File.ReadAllBytes(actual)), "the executables differ");
    }

    // A hundred files with every trick there is between Go and C; for go nothing must be left to do.
    [Fact]
    public void The_package_that_tests_cgo_is_compiled_as_by_go()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, "");
        string source = Path.Combine(sandbox.Toolchain.Root, "src", "cmd");
        sandbox.GoRun("build", "-C", source, "cmd/cgo/internal/test").Succeeded();
        Execution again = sandbox.Go("build", "-C", source, "-x", "cmd/cgo/internal/test").Succeeded();
        Assert.DoesNotContain("/pkg/tool/", again.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("gcc ", again.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Toolchains.OldestAndNewest), MemberType = typeof(Toolchains))]
    public void Gofmt_formats_what_it_is_given(string version)
    {
        using Sandbox sandbox = Sandbox.Create(version, "");
        Command gofmt = sandbox.CommandFor(Toolchains.GoRunBinary, "run", "cmd/gofmt");
        Execution run = sandbox.Run(gofmt with { StandardInput = "package   x\nvar  y=1\n" });
        Assert.Equal(("package x\n\nvar y = 1\n", "", 0), (run.Output, run.Errors, run.Status.Raw));
    }
}
