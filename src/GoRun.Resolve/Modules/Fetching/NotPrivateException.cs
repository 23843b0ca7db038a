namespace GoRun.Resolve.Modules.Fetching;

/// <summary>The module is to come from a proxy, so that <c>noproxy</c> has no say.</summary>
internal sealed class NotPrivateException() : ModuleFetchException("path does not match GOPRIVATE/GONOPROXY", notFound: true);
