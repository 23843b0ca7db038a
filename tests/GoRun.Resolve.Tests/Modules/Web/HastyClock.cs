namespace GoRun.Resolve.Tests.Modules.Web;

/// <summary>The system's clock, save that timers of up to a limit go off at once.</summary>
internal sealed class HastyClock(TimeSpan limit) : TimeProvider
{
    /// <summary>For tests in which something is tried again.</summary>
    internal static HastyClock ForPauses => new(TimeSpan.FromSeconds(5));

    /// <summary>For tests in which nothing comes.</summary>
    internal static HastyClock ForStalls => new(TimeSpan.FromHours(1));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime <= limit ? TimeSpan.Zero : dueTime, period);
}
