using System.Diagnostics;
using GoRun.Platform.Posix;
using Microsoft.Win32.SafeHandles;

namespace GoRun.Platform.Processes;

/// <summary>
/// A program that works beside this one and is spoken to through its standard input and output; its standard error is this process's. It leads a
/// process group of its own, so that what the terminal sends does not end it in the middle of a sentence.
/// </summary>
public sealed unsafe class HelperProcess : IDisposable
{
    private readonly int _id;
    private bool _reaped;

    private HelperProcess(int id, int input, int output)
    {
        _id = id;
        Input = new FileStream(new SafeFileHandle(input, ownsHandle: true), FileAccess.Write);
        Output = new FileStream(new SafeFileHandle(output, ownsHandle: true), FileAccess.Read, bufferSize: 0);
    }

    /// <summary>What the program reads.</summary>
    public Stream Input { get; }

    /// <summary>What the program prints.</summary>
    public Stream Output { get; }

    /// <param name="command">Its input file is not used.</param>
    /// <exception cref="GoError">It cannot be started; in go's words.</exception>
    public static HelperProcess Start(ToolCommand command)
    {
        string program = ProgramPath.Require(command.Arguments.FirstOrDefault(""), command.Environment.GetValueOrDefault("PATH", ""));
        (int input, int toInput) = OutputPipe.MakePipe();
        (int fromOutput, int output) = OutputPipe.MakePipe();
        try
        {
            int error = ToolRunner.Spawn(program, command, new StandardDescriptors(input, output, Errors: 2), out int id);
            if (error != 0) throw ToolRunner.CannotStart(program, command.Directory, error);
            return new HelperProcess(id, toInput, fromOutput);
        }
        catch (GoError)
        {
            _ = Libc.Close(toInput);
            _ = Libc.Close(fromOutput);
            throw;
        }
        finally
        {
            _ = Libc.Close(input);
            _ = Libc.Close(output);
        }
    }

    /// <summary>Waits until the program has ended, and buries it.</summary>
    /// <returns>False where it goes on for longer than that.</returns>
    public bool WaitForEnd(TimeSpan patience)
    {
        const int dontWait = 1;
        long start = Stopwatch.GetTimestamp();
        while (!_reaped)
        {
            int status;
            _reaped = Libc.WaitPid(_id, &status, dontWait) != 0;
            if (_reaped) break;
            if (Stopwatch.GetElapsedTime(start) > patience) return false;
            Thread.Sleep(1);
        }

        return true;
    }

    /// <summary>Ends the program and all that it has started, at once.</summary>
    public void Kill()
    {
        if (!_reaped) _ = Libc.Kill(-_id, Signals.Kill);
    }

    /// <summary>Tells the program that nothing more will come.</summary>
    public void CloseInput()
    {
        try
        {
            Input.Dispose();
        }
        catch (IOException)
        {
            // What was still to be written to a program that is gone.
        }
    }

    /// <summary>Lets go of both ends. The program is not waited for.</summary>
    public void Dispose()
    {
        CloseInput();
        Output.Dispose();
    }
}
