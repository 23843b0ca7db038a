using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// A query has no answer. Unlike that of its base, the message names the module where go's does, and is ready to print behind <c>go: </c>.
/// </summary>
/// <param name="notFound">There is no such module or version, as far as the source that was asked knows.</param>
internal sealed class QueryException(string message, QueryFailure failure, bool notFound = false) : ModuleFetchException(message, notFound)
{
    public QueryFailure Failure { get; } = failure;

    /// <summary>The message without the module that it names; all of it where it names none.</summary>
    public string Reason { get => field ?? Message; init; }

    /// <summary>The version is there, and is not to be used (go's ErrDisallowed).</summary>
    public bool IsDisallowed { get; init; }

    /// <summary>What a source said about one module.</summary>
    /// <param name="subject">The module, with the version or revision that was asked for, if one was.</param>
    /// <param name="isRevision">It was no version in full: of what is not found go says that the version is invalid.</param>
    internal static QueryException About(ModuleVersion subject, ModuleFetchException e, bool isRevision = false)
    {
        if (e is QueryException known) return known;
        bool invalid = e.Message.StartsWith("invalid version: ", StringComparison.Ordinal)
            || e.Message.StartsWith("invalid pseudo-version: ", StringComparison.Ordinal);
        QueryFailure failure = e.NotFound ? QueryFailure.NotFound : invalid || isRevision ? QueryFailure.InvalidVersion : QueryFailure.Other;
        if (isRevision && !invalid && !e.StandsAlone)
        {
            string reason = $"invalid version: {e.Message}";
            return new QueryException($"{subject.Path}@{subject.Version}: {reason}", failure, e.NotFound) { Reason = reason };
        }

        return new QueryException(ModuleError.Of(subject, e).ToString(), failure, e.NotFound) { Reason = e.Message };
    }
}

/// <summary>
/// Why a query has no answer; of the failures of several modules that might have a package the first one in this order says most
/// (modload.queryPrefixModules).
/// </summary>
internal enum QueryFailure
{
    /// <summary>Whatever else, like a proxy that is out of order.</summary>
    Other,

    /// <summary>The module is there and does not have the package.</summary>
    NoPackage,

    /// <summary>The module is there and has no version that would do.</summary>
    NoVersion,

    /// <summary><c>patch</c> without a version to patch.</summary>
    NoPatchBase,

    InvalidPath,
    InvalidVersion,
    NotFound,
}
