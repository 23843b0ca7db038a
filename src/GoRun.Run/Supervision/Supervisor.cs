using GoRun.Platform;
using GoRun.Platform.Processes;

namespace GoRun.Run.Supervision;

/// <summary>
/// Waits for a child that stands for this process towards the outside. Every thread of this process has blocked
/// <see cref="ReceivedSignal.Awaited"/>.
/// <list type="bullet">
/// <item>A signal goes to the child, once: not if the child has it already, because the terminal gave it to the whole process group, or
/// because the child itself sent it to the group.</item>
/// <item>When the child stops (Ctrl-Z), this process stops in the same way; when it is continued, so is the child.</item>
/// </list>
/// </summary>
internal sealed class Supervisor(ChildProcess child)
{
    /// <summary>The child has been continued, and the signal by which that was done may have come to this process too.</summary>
    private bool _hasGoneOn;

    internal ChildChange WaitForEnd()
    {
        while (true)
        {
            ReceivedSignal received = ReceivedSignal.Wait();
            while (child.Look() is { } change)
            {
                if (change.StoppedBy is { } stop) StopToo(stop);
                else if (change.HasContinued) _hasGoneOn = true;
                else return change;
            }

            if (IsForChild(received)) child.Send(received.Number);
        }
    }

    private void StopToo(int signal)
    {
        _hasGoneOn = false;
        ThisProcess.StopBy(signal);
    }

    private bool IsForChild(ReceivedSignal received)
    {
        if (received.Number == ReceivedSignal.OfChildren || received.Sender == child.Id) return false;
        if (received.Number == ReceivedSignal.ToContinue && _hasGoneOn)
        {
            _hasGoneOn = false;
            return false;
        }

        if (!received.FromTerminal || child.HasLeftTheGroup) return true;

        // Of a terminal that goes away the kernel tells the leader of the session alone.
        return received.Number == ReceivedSignal.Hangup && ThisProcess.LeadsSession;
    }
}
