using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.Toolchain.Tests;

public sealed class ToolIdsTests : IDisposable
{
    private const string GccAnswer = """
        Using built-in specs.
        Configured with: ../src/configure --with-pkgversion='x version 1.2'
        Thread model: posix
        gcc version 12.2.0 (Debian 12.2.0-14)
        COLLECT_GCC_OPTIONS='-c'
         /usr/lib/gcc/cc1 -quiet -

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables;
    private readonly Dictionary<string, string> _settings;

    public ToolIdsTests()
    {
        _variables = new() { ["XDG_CACHE_HOME"] = _folder.Path + "/cache", ["PATH"] = _folder.Path + "/bin" };
        _settings = new() { ["GOROOT"] = _folder.Path, ["GOTOOLDIR"] = _folder.Path + "/tool", ["GOOS"] = "linux", ["GOARCH"] = "amd64" };
        Program("tool/compile", "program");
        Program("bin/x86_64-linux-gnu-gcc-12", "program");
        File.CreateSymbolicLink(_folder.Path + "/bin/gcc", "x86_64-linux-gnu-gcc-12");
    }

    private string Memo => _folder.Path + "/cache/gorun/tool-ids";

    [Theory]
    [InlineData("compile version go1.27.4\n", 27, "compile version go1.27.4")]
    [InlineData("compile version go1.27.4 X:arenas\n", 27, "compile version go1.27.4 X:arenas")]
    [InlineData("compile version devel go1.28-abc buildID=a/b/c/d\n", 24, "d")]
    [InlineData("compile version go1.28-devel_abc buildID=a/b/c/d\n", 25, "d")]
    [InlineData("compile version go1.28-devel_abc buildID=a/b\n", 24, "compile version go1.28-devel_abc buildID=a/b")]
    public void A_release_is_the_whole_line_and_a_development_version_its_content_id(string said, int minor, string id) =>
        Assert.Equal(id, Ids(FakeToolRunner.Saying(said), minor: minor).IdOf("compile"));

    [Fact]
    public void A_tool_is_asked_once_in_a_run_and_not_at_all_in_the_next()
    {
        FakeToolRunner runner = FakeToolRunner.Saying("compile version go1.27.4\n");
        ToolIds ids = Ids(runner);
        ids.IdOf("compile");
        ids.IdOf("compile");
        Assert.Equal("compile version go1.27.4", Ids(runner).IdOf("compile"));
        Assert.Equal(_folder.Path + "/tool/compile -V=full", string.Join(" ", Assert.Single(runner.Commands).Arguments));
    }

    [Fact]
    public void Another_file_or_another_experiment_is_asked_again()
    {
        FakeToolRunner runner = FakeToolRunner.Saying("compile version go1.27.4\n");
        Ids(runner).IdOf("compile");
        Program("tool/compile", "other program");
        Ids(runner).IdOf("compile");
        Assert.Equal(2, runner.Commands.Count);
        _settings["GOEXPERIMENT"] = "arenas";
        Ids(runner).IdOf("compile");
        Assert.Equal(3, runner.Commands.Count);
        Assert.Equal("arenas", runner.Commands[2].Environment["GOEXPERIMENT"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gorun tool IDs 2\n")]
    [InlineData("\0\0\0\0")]
    public void A_memo_that_makes_no_sense_is_as_none(string content)
    {
        FakeToolRunner runner = FakeToolRunner.Saying("compile version go1.27.4\n");
        Ids(runner).IdOf("compile");
        File.WriteAllText(Memo, content);
        Assert.Equal("compile version go1.27.4", Ids(runner).IdOf("compile"));
        Assert.Equal(2, runner.Commands.Count);
        Ids(runner).IdOf("compile");
        Assert.Equal(2, runner.Commands.Count);
    }

    [Fact]
    public void No_cut_and_no_flipped_byte_of_a_memo_changes_an_answer()
    {
        FakeToolRunner runner = FakeToolRunner.Saying("compile version go1.27.4\n");
        Ids(runner).IdOf("compile");
        byte[] whole = File.ReadAllBytes(Memo);
        for (int i = 0; i < whole.Length; i++)
        {
            File.WriteAllBytes(Memo, whole[..i]);
            Assert.Equal("compile version go1.27.4", Ids(runner).IdOf("compile"));
            byte[] flipped = [.. whole];
            flipped[i] ^= 0x01;
            File.WriteAllBytes(Memo, flipped);
            Assert.Equal("compile version go1.27.4", Ids(runner).IdOf("compile"));
        }
    }

    [Fact]
    public void A_memo_that_cannot_be_written_does_no_harm()
    {
        _folder.Write("cache/gorun", "a file where the folder should be");
        Assert.Equal("compile version go1.27.4", Ids(FakeToolRunner.Saying("compile version go1.27.4\n")).IdOf("compile"));
        _variables.Clear();
        Assert.Equal("compile version go1.27.4", Ids(FakeToolRunner.Saying("compile version go1.27.4\n")).IdOf("compile"));
    }

    [Fact]
    public void A_file_that_was_just_written_is_not_remembered()
    {
        FakeToolRunner runner = FakeToolRunner.Saying("compile version go1.27.4\n");
        File.SetLastWriteTimeUtc(_folder.Path + "/tool/compile", new FixedClock().GetUtcNow().UtcDateTime);
        Ids(runner).IdOf("compile");
        Ids(runner).IdOf("compile");
        Assert.Equal(2, runner.Commands.Count);
    }

    [Fact]
    public void A_tool_that_is_missing_or_fails_or_says_something_else_is_an_error()
    {
        GoError missing = Assert.Throws<GoError>(() => Ids(FakeToolRunner.Saying("")).IdOf("asm"));
        Assert.Equal(("go: no such tool \"asm\"", GoError.Usage), (missing.Message, missing.ExitStatus));
        var failing = new FakeToolRunner(_ => new ToolResult(3, 0, "said"u8.ToArray()) { Errors = "oops\n"u8.ToArray() });
        Assert.Equal("oops\ngo: error obtaining buildID for go tool compile: exit status 3",
            Assert.Throws<GoError>(() => Ids(failing).IdOf("compile")).Message);
        Assert.Equal("go: parsing buildID from go tool compile -V=full: unexpected output:\n\thello\n",
            Assert.Throws<GoError>(() => Ids(FakeToolRunner.Saying("hello\n")).IdOf("compile")).Message);
    }

    [Fact]
    public void Through_toolexec_a_tool_is_asked_in_every_run()
    {
        FakeToolRunner runner = FakeToolRunner.Saying("compile version go1.27.4-mine\n");
        for (int i = 0; i < 2; i++) Assert.Equal("compile version go1.27.4-mine", Ids(runner, toolexec: ["./wrap", "x"]).IdOf("compile"));
        Assert.Equal(2, runner.Commands.Count);
        Assert.Equal($"./wrap x {_folder.Path}/tool/compile -V=full", string.Join(" ", runner.Commands[1].Arguments));
        Assert.Equal("/here", runner.Commands[1].Directory);
    }

    [Fact]
    public void A_compiler_is_its_version_line_with_all_blanks()
    {
        FakeToolRunner runner = FakeToolRunner.Saying(GccAnswer.Replace("-14)", "-14) ", StringComparison.Ordinal));
        Assert.Equal(new CompilerId("gcc version 12.2.0 (Debian 12.2.0-14) ", "") { IsRelease = true }, Ids(runner).CompilerIdOf(["gcc", "-m64"], "c"));
        Assert.Equal("gcc -### -x c -c -", string.Join(" ", runner.Commands[0].Arguments));
        Assert.Equal("C", runner.Commands[0].Environment["LC_ALL"]);
        Assert.Equal("gcc version 12.2.0 (Debian 12.2.0-14) ", Ids(runner).CompilerIdOf(["gcc"], "c").Id);
        Assert.Single(runner.Commands);
    }

    [Fact]
    public void A_wrapper_is_asked_in_every_run()
    {
        Program("bin/ccache", "program");
        _folder.Write("bin/cc", "#!/bin/sh\n");
        foreach (string program in new[] { "ccache", "cc" })
        {
            FakeToolRunner runner = FakeToolRunner.Saying(GccAnswer);
            Ids(runner).CompilerIdOf([program], "c");
            Ids(runner).CompilerIdOf([program], "c");
            Assert.Equal(2, runner.Commands.Count);
        }
    }

    [Fact]
    public void A_compiler_that_cannot_be_asked_has_an_error_and_is_asked_again()
    {
        FakeToolRunner failing = FakeToolRunner.Saying("no\n", 1);
        Assert.Equal(CompilerId.None("gcc: exit status 1; output: \"no\\n\""), Ids(failing).CompilerIdOf(["gcc"], "c"));
        Ids(failing).CompilerIdOf(["gcc"], "c");
        Assert.Equal(2, failing.Commands.Count);
        Assert.Equal(CompilerId.None("gcc: can not find version number in \"hello\""), Ids(FakeToolRunner.Saying("hello")).CompilerIdOf(["gcc"], "c"));
        var absent = new FakeToolRunner(_ => throw new GoError("exec: \"nocc\": executable file not found in $PATH"));
        Assert.Equal("nocc: exec: \"nocc\": executable file not found in $PATH; output: \"\"", Ids(absent).CompilerIdOf(["nocc"], "c").Error);
    }

    [Fact]
    public void A_development_compiler_is_the_content_behind_the_driver()
    {
        string compiler = _folder.Write("lib/cc1", "content");
        FakeToolRunner runner = FakeToolRunner.Saying($"gcc version 15.0.0 (experimental)\n \"{compiler}\" -quiet\n");
        Assert.Equal(ContentHash.Of("content"u8).ToShortId(), Ids(runner).CompilerIdOf(["gcc"], "c").Id);
        File.WriteAllText(compiler, "new content");
        Assert.Equal(ContentHash.Of("new content"u8).ToShortId(), Ids(runner).CompilerIdOf(["gcc"], "c").Id);
    }

    public void Dispose() => _folder.Dispose();

    private void Program(string name, string content)
    {
        string path = _folder.Write(name, content);
        const UnixFileMode executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, executable);
        File.SetLastWriteTimeUtc(path, new FixedClock().GetUtcNow().UtcDateTime.AddHours(-1));
    }

    private ToolIds Ids(IToolRunner runner, int minor = 27, ImmutableArray<string> toolexec = default) => new(
        new GoEnv
        {
            Values = _settings.ToImmutableDictionary(StringComparer.Ordinal),
            ProcessEnvironment = _variables.ToImmutableDictionary(StringComparer.Ordinal),
            ToolTags = [],
            CanonicalExperiment = "",
            Release = new GoRelease(1, minor, 0),
            ArchVariable = ("GOAMD64", "v1"),
        },
        runner,
        new FixedClock())
    {
        Toolexec = toolexec.IsDefault ? [] : toolexec,
        WorkingDirectory = "/here",
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
