using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Web;

/// <summary>Something could not be read from the network; the message is go's (cmd/go/internal/web).</summary>
/// <param name="notFound">HTTP 404 or 410, or no such file.</param>
internal sealed class WebFault(string message, bool notFound = false) : ModuleFetchException(message, notFound)
{
    /// <summary>It may go well the next time: the connection was refused or broke off, or the server has no time (429, 500, 502 ...).</summary>
    public bool Transient { get; init; }

    /// <summary>There was more to read than is allowed.</summary>
    public bool TooLarge { get; init; }
}
