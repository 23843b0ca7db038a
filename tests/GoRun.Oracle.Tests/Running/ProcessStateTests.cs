using GoRun.Testing;

namespace GoRun.Oracle.Tests.Running;

/// <summary>All that exec passes on is for the program as it was for gorun, and gorun adds nothing.</summary>
public sealed class ProcessStateTests(ProcessProgram program) : IClassFixture<ProcessProgram>
{
    [Theory]
    [InlineData("$run descriptors 3>three 9</dev/null 63>sixty-three | grep -v '^[012] '")]
    [InlineData("$run become /bin/bash -c 'echo three >&3; echo sixty-three >&63' 3>three 63>sixty-three; cat three sixty-three")]
    [InlineData("exec 5<go.mod; read line <&5; $run become /usr/bin/head -n 1 /dev/fd/5; $run become /bin/cat <&5")]
    [InlineData("ulimit -H -n 800; ulimit -S -n 300; $run become /bin/cat /proc/self/limits")]
    [InlineData("ulimit -c unlimited; ulimit -S -s 4096; ulimit -t 1000; ulimit -f 1000000; $run become /bin/cat /proc/self/limits")]
    [InlineData("ulimit -v 4000000; $run become /bin/cat /proc/self/limits")]
    [InlineData("umask 027; $run become /bin/sh -c umask; umask 0; $run become /bin/sh -c umask")]
    [InlineData("nice -n 7 $run become /usr/bin/nice")]
    [InlineData("taskset -c 0 $run become /usr/bin/grep _allowed_list /proc/self/status")]
    [InlineData("chrt --batch 0 $run become /usr/bin/sh -c 'chrt -p $$ | sed s/[0-9]*.s.current/current/'")]
    [InlineData("setarch -R $run become /bin/cat /proc/self/personality")]
    [InlineData("echo 321 >/proc/self/oom_score_adj; $run become /bin/cat /proc/self/oom_score_adj")]
    [InlineData("ln -sfn . link; cd link; $run folder; cd ..; PWD=/wrong exec $run folder")]
    [InlineData("unset PWD; exec $run folder")]
    [InlineData("export A= B='x y' C=$'\\xff\\n'; export -n run; $run environment")]
    [InlineData("exec env -i A=1 A=2 HOME=$HOME GOCACHE=$GOCACHE GOROOT=x PATH=$PATH GOROOT= $run environment")]
    [InlineData("$run children")]
    [InlineData("$run become /bin/sh -c 'ls /proc/$$/task | wc -l; cat /proc/$$/comm'")]
    public void Program_is_given_what_gorun_was_given(string script) => program.Twin.AssertSame(script);

    /// <summary>Where docs/process.md says that go run gives the program the same.</summary>
    [Theory]
    [InlineData("$run descriptors 3>three 9</dev/null | grep -v '^[012] ' | grep -v anon_inode")]
    [InlineData("ulimit -H -n 800; ulimit -S -n 300; ulimit -S -c 0; $run become /bin/cat /proc/self/limits")]
    [InlineData("umask 027; nice -n 7 $run become /bin/sh -c 'umask; nice'")]
    [InlineData("taskset -c 0 setarch -R $run become /bin/sh -c 'cat /proc/self/personality; grep _allowed_list /proc/self/status'")]
    [InlineData("echo 321 >/proc/self/oom_score_adj; $run become /bin/cat /proc/self/oom_score_adj")]
    [InlineData("$run children")]
    public void Go_run_gives_the_program_the_same(string script)
    {
        Twin twin = program.Twin;
        Execution byGo = twin.Sandbox.Run(twin.Shell($"{twin.Sandbox.Toolchain.Go} run .", "-c", script)).Succeeded();
        Execution byGoRun = twin.Sandbox.Run(twin.Shell(twin.Ways[0], "-c", script)).Succeeded();
        Assert.Equal(byGo.Output, byGoRun.Output);
    }

    [Fact]
    public void Build_leaves_the_program_no_child_and_no_descriptor_and_the_tools_get_none()
    {
        using Sandbox sandbox = Sandbox.Create(Toolchains.NewestVersion, """
            -- go.mod --
            module example.com/built

            go 1.24
            -- main.go --
            package main

            // int answer(void) { return 42; }
            import "C"
            import (
            	"os"
            	"syscall"
            )

            func main() {
            	_, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil)
            	println(C.answer(), err.Error())
            	syscall.Exec("/bin/ls", []string{"ls", "/proc/self/fd"}, os.Environ())
            }
            """);
        string compiler = sandbox.In("cc");
        File.WriteAllText(compiler, $"#!/bin/bash\n(cd /proc/$$/fd; echo *) >>{sandbox.In("seen")}\nexec gcc \"$@\"\n");
        File.SetUnixFileMode(compiler, (UnixFileMode)0b111_101_101);
        sandbox.Set("CC", compiler);
        Execution run = sandbox.GoRun("run", ".").Succeeded();

        string expected = sandbox.Run(sandbox.CommandFor("/bin/ls", "/proc/self/fd")).Succeeded().Output;
        Assert.Equal((expected, "42 no child processes\n"), (run.Output, run.Errors));
        sandbox.Run(sandbox.CommandFor(compiler, "--version")).Succeeded();
        Assert.Single(File.ReadLines(sandbox.In("seen")).Distinct());
    }
}
