namespace GoRun.Resolve;

/// <summary>
/// Who waits for the network. A worker that waits needs no processor, so that another may work in its place meanwhile: see
/// <see cref="ParallelQueue{T}"/>. Costs nothing while nobody waits. Thread-safe.
/// </summary>
internal sealed class NetworkWaits
{
    /// <summary>A thread begins to wait.</summary>
    public event Action? Began;

    /// <summary>A thread has waited long enough.</summary>
    public event Action? Ended;

    /// <summary>To be disposed of when the wait of the calling thread is over. Waits within a wait should not be told of.</summary>
    public IDisposable Enter()
    {
        Began?.Invoke();
        return new Wait(this);
    }

    private sealed class Wait(NetworkWaits waits) : IDisposable
    {
        public void Dispose() => waits.Ended?.Invoke();
    }
}
