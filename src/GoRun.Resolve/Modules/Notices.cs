namespace GoRun.Resolve.Modules;

/// <summary>Lines for standard error that are to be seen at once, from many threads. Thread-safe.</summary>
internal sealed class Notices(TextWriter error)
{
    private readonly Lock _gate = new();

    /// <param name="text">Without a newline at its end.</param>
    public void Line(string text)
    {
        lock (_gate)
        {
            error.Write(text + "\n");
            error.Flush();
        }
    }
}
