using System.Collections.Immutable;
using GoRun.Scripts.Commands;
using GoRun.Scripts.Conditions;
using GoRun.Scripts.Language;
using GoRun.Scripts.Running;
using GoRun.Testing;

namespace GoRun.Scripts.Tests.Running;

public sealed class ScriptEngineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gorun-script-").FullName;

    public void Dispose() => FileTrees.Delete(folder);

    [Theory]
    [InlineData("exec true")]
    [InlineData("! exec false")]
    [InlineData("? exec false\n? exec true")]
    [InlineData("exec sh -c 'echo out; echo err >&2; exit 0'\nstdout ^out$\nstderr ^err$\n! stdout err")]
    [InlineData("exec echo -n x\nstdout -count=1 x\n! stdout -count=2 x")]
    [InlineData("exec pwd\nstdout ^$WORK$\nmkdir a/b\ncd a/b\nexec pwd\nstdout ^$WORK/a/b$\nexec sh -c 'echo $PWD'\nstdout a/b")]
    [InlineData("env A=x B=$A\nexec sh -c 'echo [$A$B]'\nstdout '^.x.$'\nenv A\nstdout A=x")]
    [InlineData("env A=x\nenv B=$A.'$A'\necho $B\nstdout '^x\\.\\$A$'")]
    [InlineData("env A=a.c\necho abc\n! stdout $A\nstdout '$A|a.c'")]
    [InlineData("cp one two\ncmp one two\n! cmp one other\n! cmp -q one other\ncat one\ncmp stdout one\nexec cat one other\ncp stdout both\ngrep -count=2 ^line both")]
    [InlineData("cmpenv expanded plain\n! cmp expanded plain")]
    [InlineData("cp one dir\nexists dir/one\ncp one other dir\nmv dir/one dir/three\n! exists dir/one\nexists dir/other dir/three")]
    [InlineData("rm one dir nothing\n! exists one\n! exists dir")]
    [InlineData("chmod 0555 one\nexists -readonly -exec one\n! exists -readonly other\n! exists -exec other\nchmod 438 one\n! exists -exec one\n! chmod 09 one")]
    [InlineData("symlink link -> one\ncmp link one\nsymlink broken -> nothing\n! exists broken\nrm link\nexists one")]
    [InlineData("replace line wort \\n , one\ngrep '^wort 1,wort 2,$' one\n! grep line one")]
    [InlineData("addcrlf one\ngrep '^line 1\\r$' one\nunquote quoted\ngrep '^-- x --$' quoted")]
    [InlineData("[linux] stop\nexec false")]
    [InlineData("[!linux] exec false\n[GOOS:linux] [!exec:no-such-program] stop 'all is well'\nexec false")]
    [InlineData("exec sh -c 'echo 1' &\n! exec sh -c 'echo 2; exit 3' &\n! stdout .\nwait\nstdout '^1\\n2\\n'")]
    [InlineData("sleep 1ms\nsleep 1ms &\nwait")]
    [InlineData("? exec sleep 1000 &")]
    public void Script_passes(string script)
    {
        ScriptResult result = Run(script);
        Assert.Equal("", result.Message);
        Assert.Equal(ScriptEnding.Passed, result.Ending);
    }

    [Theory]
    [InlineData("exec true\nexec false", "name:2: exec false: exit status 1")]
    [InlineData("exec sh -c 'exit 137'", "name:1: exec sh -c 'exit 137': exit status 137")]
    [InlineData("exec sh -c 'kill -9 $$'", "name:1: exec sh -c 'kill -9 $$': signal: 9")]
    [InlineData("! exec true", "name:1: exec true: unexpected success")]
    [InlineData("exec no-such-program", "name:1: exec no-such-program: exec: \"no-such-program\": executable file not found in $PATH")]
    [InlineData("nothing a", "name:1: nothing: unknown command")]
    [InlineData("cd 'a b'", "name:1: cd 'a b': Chdir $WORK/a b: no such file or directory")]
    [InlineData("cp one", "name:1: cp one: invalid usage")]
    [InlineData("echo x\nstdout y", "name:2: stdout y: no match for `(?m)y` in stdout")]
    [InlineData("cat one\nstdout -count=5 line", "name:2: stdout -count=5 line: found 2 matches for `(?m)line` in stdout")]
    [InlineData("[nothing] stop", "name:1: unknown condition \"nothing\"")]
    [InlineData("[exec] stop", "name:1: condition \"exec\" requires a suffix")]
    [InlineData("[linux:x] stop", "name:1: condition \"linux\" cannot be used with a suffix")]
    [InlineData("cd dir &", "name:1: cd dir: command cannot be run in background")]
    [InlineData("exec false &\n\nwait", "name:3: wait: name:1: exec false: exit status 1")]
    [InlineData("exec sleep 1000 &", "name:1: exec sleep 1000: signal: 2")]
    public void Script_fails(string script, string message)
    {
        ScriptResult result = Run(script);
        Assert.Equal(message, result.Message);
        Assert.Equal(ScriptEnding.Failed, result.Ending);
        Assert.EndsWith($"FAIL: {message}\n", result.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip 'no toolchain'\nexec false", "no toolchain")]
    [InlineData("[linux] skip", "")]
    public void Script_skips_itself(string script, string message)
    {
        ScriptResult result = Run(script);
        Assert.Equal((ScriptEnding.Skipped, message), (result.Ending, result.Message));
    }

    [Fact]
    public void A_script_that_hangs_is_ended()
    {
        ScriptResult result = Run("! exec sleep 1000", TimeSpan.FromSeconds(1));
        Assert.Equal("name:1: exec sleep 1000: the script takes too long", result.Message);
    }

    [Fact]
    public void Transcripts_show_the_section_that_failed()
    {
        const string Script = """
            # prepare
            exec echo hidden

            # act
            echo shown
            [!linux] exec false
            ! exec sh -c 'echo bad >&2; exit 3'
            stdout never
            """;
        Assert.Equal(
            """
            # prepare (s)
            # act (s)
            > echo shown
            [stdout]
            shown
            > [!linux] exec false
            [condition not met]
            > ! exec sh -c 'echo bad >&2; exit 3'
            [stderr]
            bad
            [exit status 3]
            > stdout never
            FAIL: name:8: stdout never: no match for `(?m)never` in stdout

            """,
            WithoutTimes(Run(Script).Transcript));
    }

    [Fact]
    public void Transcripts_may_show_everything() =>
        Assert.Equal(
            "# first (s)\n> exec echo $WORK\n[stdout]\n$WORK\n# last (s)\n> stdout .\nmatched: $WORK\n",
            WithoutTimes(Run("# first\nexec echo $WORK\n# last\nstdout .", everything: true).Transcript));

    private static string WithoutTimes(string transcript) =>
        System.Text.RegularExpressions.Regex.Replace(transcript, @"\([0-9]+\.[0-9]{3}s\)", "(s)");

    private ScriptResult Run(string script, TimeSpan? patience = null, bool everything = false)
    {
        string work = Path.Combine(folder, "work");
        Directory.CreateDirectory(Path.Combine(work, "dir"));
        var state = new ScriptState(
            work, Path.Combine(folder, "captures"),
            ImmutableSortedDictionary<string, string>.Empty.Add("PATH", "/usr/bin:/bin"), patience ?? TimeSpan.FromMinutes(2));
        state.Extract(TextArchive.Parse("""
            -- one --
            line 1
            line 2
            -- $WORK/other --
            another line
            -- expanded --
            at $WORK
            -- plain --
            at $WORK
            -- quoted --
            >-- x --
            """));
        File.WriteAllText(Path.Combine(work, "plain"), $"at {work}\n");
        return new ScriptEngine(StandardCommands.All, StandardConditions.All, everything).Run("name", script, state);
    }
}
