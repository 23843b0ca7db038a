using GoRun.Platform;
using GoRun.Run;

namespace GoRun;

/// <summary>The one place where gorun ends otherwise than as the program: an error is printed once, and becomes an exit status.</summary>
internal static class ExitDoor
{
    /// <summary>
    /// gorun itself failed. Neither 1 nor 2, which mean something to users of go; the number is that of env, timeout and docker for the
    /// same.
    /// </summary>
    private const int Bug = 125;

    internal static int Leave(HostEnvironment host, Interruption interruption, Func<int> command)
    {
        int status;
        try
        {
            status = command();
        }
        catch (GoError e)
        {
            host.Output.Flush();
            if (e.Message.Length > 0) host.Error.WriteLine(e.Message);
            status = e.ExitStatus;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            status = GoError.Failure;
        }
#pragma warning disable CA1031 // Whatever else comes here is a bug, and is to be reported rather than to end in a core dump.
        catch (Exception e)
#pragma warning restore CA1031
        {
            host.Output.Flush();
            host.Error.WriteLine($"gorun: internal error, please report this: {e}");
            status = Bug;
        }

        host.Output.Flush();
        interruption.DieIfSignalled();
        return status;
    }
}
