namespace GoRun.Build.Tests.Support;

/// <summary>The time, gone on by this much: for what is not remembered of a file that was just written.</summary>
internal sealed class LaterClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
