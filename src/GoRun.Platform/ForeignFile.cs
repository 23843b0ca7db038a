using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// Which program files this kernel runs. It is asked with a file in memory that begins as they do and can never get going: what
/// binfmt_misc has registered is not to be seen in every container where it works, and what else the kernel runs (386 on amd64, arm on
/// some arm64) is written nowhere.
/// </summary>
public static unsafe class ForeignFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>False only where the kernel says that it knows no such format; true in doubt. Linux only.</summary>
    /// <param name="image">Must not be able to run: a program interpreter that does not exist, or nothing behind the header.</param>
    public static bool IsTaken(ReadOnlySpan<byte> image)
    {
        const uint closeOnExec = 1;
        byte name = 0;
        int file = Libc.LinuxMemoryFile(&name, closeOnExec);
        if (file < 0) return true;
        try
        {
            fixed (byte* start = image)
            {
                if (Libc.Write(file, start, image.Length) != image.Length) return true;
            }

            return Start($"/proc/self/fd/{file}") != Errno.BadExecutableFormat;
        }
        finally
        {
            _ = Libc.Close(file);
        }
    }

    private static int Start(string path)
    {
        var command = new ToolCommand { Arguments = [path], Directory = "/", Environment = ImmutableDictionary<string, string>.Empty };
        using var output = new OutputPipe();
        using var patience = new CancellationTokenSource(Patience);
        int error = ToolRunner.Spawn(path, command, new StandardDescriptors(-1, output.WriteEnd, output.WriteEnd), out int pid);
        if (error != 0) return error;
        output.CloseWriteEnd();
        try
        {
            // An emulator has taken it, and soon sees that there is nothing to run.
            new ToolProcess(pid).WaitForEnd(output, errors: null, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It was ended: that it was started is all that was to be known.
        }

        return 0;
    }
}
