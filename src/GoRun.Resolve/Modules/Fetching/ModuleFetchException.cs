namespace GoRun.Resolve.Modules.Fetching;

/// <summary>
/// A module, or something about it, could not be had. The message is go's, without the module in front: who asked knows what it asked for.
/// Never leaves Modules/.
/// </summary>
/// <param name="notFound">The source is sure that there is no such thing (HTTP 404 and 410), so that the next one may be asked.</param>
internal class ModuleFetchException(string message, bool notFound = false) : Exception(message)
{
    public bool NotFound { get; } = notFound;

    /// <summary>go prints the message as it is, and does not name the module in front of it.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>The version that the message is about, where that is not the one asked for; else null.</summary>
    public string? Version { get; init; }
}
