using System.Text.RegularExpressions;
using GoRun.Oracle.Tests.Running;
using GoRun.Testing;
using GoRun.Testing.Terminal;

namespace GoRun.Oracle.Tests.Terminal;

/// <summary>A program that uses its terminal, by its first argument, in the ways that programs do; shared by the tests of a class.</summary>
public partial class TerminalProgram : IDisposable
{
    internal const string Prompt = "ready> ";

    private const string Source = """
        -- go.mod --
        module example.com/terminal

        go 1.24
        -- main.go --
        package main

        import (
        	"bufio"
        	"fmt"
        	"os"
        	"os/signal"
        	"syscall"
        	"unsafe"
        )

        func ioctl(request uintptr, argument unsafe.Pointer) error {
        	if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, 0, request, uintptr(argument)); errno != 0 {
        		return errno
        	}
        	return nil
        }

        func size() string {
        	var size struct{ rows, columns, width, height uint16 }
        	err := ioctl(syscall.TIOCGWINSZ, unsafe.Pointer(&size))
        	return fmt.Sprint(size.rows, " by ", size.columns, " ", err)
        }

        func line() string {
        	text, err := bufio.NewReader(os.Stdin).ReadString('\n')
        	return fmt.Sprintf("%q %v", text, err)
        }

        func main() {
        	switch verb := os.Args[1]; verb {
        	case "wait":
        		fmt.Println("waiting")
        		syscall.Select(0, nil, nil, nil, nil)
        	case "read":
        		fmt.Println("reading")
        		fmt.Println("read", line())
        	case "print":
        		fmt.Println("printed")
        	case "lines":
        		for i := 0; ; i++ {
        			fmt.Println("line", i)
        		}
        	case "place":
        		var foreground int32
        		err := ioctl(syscall.TIOCGPGRP, unsafe.Pointer(&foreground))
        		session, _, _ := syscall.Syscall(syscall.SYS_GETSID, 0, 0, 0)
        		fmt.Println("foreground", int(foreground) == syscall.Getpgrp(), err)
        		fmt.Println("leads group", syscall.Getpid() == syscall.Getpgrp(), "child of the session's leader", syscall.Getppid() == int(session))
        		fmt.Println(size())
        	case "signals":
        		signals := make(chan os.Signal, 100)
        		signal.Notify(signals, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTSTP, syscall.SIGCONT, syscall.SIGWINCH, syscall.SIGHUP, syscall.SIGTERM)
        		fmt.Println("listening")
        		for received := range signals {
        			fmt.Println("got", received)
        			switch received {
        			case syscall.SIGWINCH:
        				fmt.Println(size())
        			case syscall.SIGTERM:
        				os.Exit(5)
        			case syscall.SIGHUP:
        				os.Exit(6)
        			}
        		}
        	case "password":
        		var before, silent syscall.Termios
        		ioctl(syscall.TCGETS, unsafe.Pointer(&before))
        		silent = before
        		silent.Lflag &^= syscall.ECHO
        		ioctl(syscall.TCSETS, unsafe.Pointer(&silent))
        		fmt.Print("Password: ")
        		password := line()
        		ioctl(syscall.TCSETS, unsafe.Pointer(&before))
        		fmt.Println("\nread", password)
        	default:
        		fmt.Println("what is", verb, "?")
        		os.Exit(99)
        	}
        }
        """;

    private readonly Twin twin;

    public TerminalProgram()
    {
        twin = Twin.Create(Toolchains.NewestVersion, Source);
        PrepareShell(twin.Sandbox);
        twin.Sandbox.GoRun("run", ".", "print").Succeeded();
    }

    /// <summary>How a command is changed before it starts.</summary>
    protected virtual Command Prepare(Command command) => command;

    private protected Sandbox Sandbox => twin.Sandbox;

    /// <summary>For interactive shells that are started there.</summary>
    internal static void PrepareShell(Sandbox sandbox)
    {
        sandbox.Set("PS1", Prompt);
        sandbox.Set("TERM", "dumb");
        sandbox.Set("HISTFILE", "/dev/null");
    }

    /// <summary>
    /// Has the same conversation with a shell in which <c>$run</c> is the program run by gorun, and with one in which it is the program
    /// itself, and compares everything that appeared. The shell has job control; the conversation begins after a prompt and ends before the
    /// next.
    /// </summary>
    internal void AssertSameInShell(Action<TerminalSession> conversation)
    {
        void Whole(TerminalSession session)
        {
            session.WaitFor(Prompt);
            conversation(session);
            session.WaitFor(Prompt);
            session.Type("exit 0\r");
        }
        AssertSame(way => twin.Shell(way, "--norc", "--noprofile", "--noediting", "-i"), Whole);
    }

    /// <summary>The same without a shell: the program itself leads the session.</summary>
    internal void AssertSameAlone(string argument, Action<TerminalSession> conversation) =>
        AssertSame(way => twin.Sandbox.CommandFor(way.Split(' ')[0], [.. way.Split(' ')[1..], argument]), conversation);

    public void Dispose()
    {
        twin.Dispose();
        GC.SuppressFinalize(this);
    }

    private void AssertSame(Func<string, Command> command, Action<TerminalSession> conversation)
    {
        var (screen, status, modes) = Have(command(twin.Ways[0]), conversation);
        var (expectedScreen, expectedStatus, expectedModes) = Have(command(twin.Ways[1]), conversation);
        Assert.Equal(expectedScreen, screen);
        Assert.Equal((expectedStatus, expectedModes), (status, modes));
    }

    private (string Screen, WaitStatus Status, string Modes) Have(Command command, Action<TerminalSession> conversation)
    {
        using TerminalSession session = TerminalSession.Start(Prepare(command));
        conversation(session);
        WaitStatus status = session.WaitForEnd();
        return (ProcessIdOfJob().Replace(session.Screen, "PID"), status, session.Modes);
    }

    // The shell's word on what it starts in the background.
    [GeneratedRegex(@"(?<=\[1\] )\d+")]
    private static partial Regex ProcessIdOfJob();
}
