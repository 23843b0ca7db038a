namespace GoRun.Resolve.Modules.Web;

/// <summary>How long a silent server is waited for. There is no limit on what takes long but goes on.</summary>
internal sealed class WebPatience(TimeProvider clock, CancellationToken cancellation)
{
    /// <summary>For a connection, and between two pieces of an answer.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);

    /// <summary>For an answer's first byte: a proxy may have to fetch the module itself.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    /// <summary>Blocks until the next piece of an answer is there.</summary>
    /// <exception cref="TimeoutException">With a message that says how long nothing came.</exception>
    /// <exception cref="OperationCanceledException">gorun is to stop.</exception>
    public T Wait<T>(Func<CancellationToken, Task<T>> piece) => Wait(piece, Short);

    /// <summary>As above, for the first sign of an answer.</summary>
    public T WaitForAnswer<T>(Func<CancellationToken, Task<T>> answer) => Wait(answer, Long);

    /// <summary>Waits before a new attempt.</summary>
    public void Pause(TimeSpan time) => Task.Delay(time, clock, cancellation).GetAwaiter().GetResult();

    private T Wait<T>(Func<CancellationToken, Task<T>> piece, TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return piece(either.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && timeout.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer for {limit.TotalSeconds:0} seconds");
        }
    }
}
