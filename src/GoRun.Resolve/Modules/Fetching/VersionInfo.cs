namespace GoRun.Resolve.Modules.Fetching;

/// <summary>What is known of a version: the content of the module cache's .info files and of a proxy's answers
/// (go.dev/ref/mod#goproxy-protocol).</summary>
internal sealed record VersionInfo
{
    /// <summary>Canonical version.</summary>
    public required string Version { get; init; }

    /// <summary>When the commit was made; null where the source does not say.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The whole hash of the commit; empty where it is not known. Not in files.</summary>
    public string Name { get; init; } = "";

    /// <summary>The first 12 digits of <see cref="Name"/>. Not in files.</summary>
    public string ShortName { get; init; } = "";

    /// <summary>Null where it is not known.</summary>
    public VersionOrigin? Origin { get; init; }
}

/// <summary>Where a version was found (go.dev/ref/mod#goproxy-protocol, "Origin"). Empty members are left out of files.</summary>
internal sealed record VersionOrigin
{
    /// <summary><c>git</c>, <c>hg</c>, ...</summary>
    public string Vcs { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>The module's folder in the repository.</summary>
    public string Subdirectory { get; init; } = "";

    /// <summary>The commit.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What tags of interest begin with, where the answer depends on which tags there are.</summary>
    public string TagPrefix { get; init; } = "";

    /// <summary>A hash of those tags (<c>t1:...</c>).</summary>
    public string TagSum { get; init; } = "";

    /// <summary>The branch or tag, like <c>refs/tags/v1.0.0</c>.</summary>
    public string Ref { get; init; } = "";

    /// <summary>A hash of all refs (<c>r1:...</c>), where the answer depends on that a revision is missing.</summary>
    public string RepositorySum { get; init; } = "";

    /// <summary>
    /// What an answer that depends on both was found by (modload.mergeOrigin); null where one is not known, or they contradict each other.
    /// </summary>
    public static VersionOrigin? Join(VersionOrigin? first, VersionOrigin? second)
    {
        if (first is null || second is null) return null;
        if (first.Vcs != second.Vcs || first.Url != second.Url || first.Subdirectory != second.Subdirectory) return null;
        bool contradict = Differ(first.Hash, second.Hash)
            || Differ(first.TagSum, second.TagSum)
            || (first.TagSum.Length > 0 && second.TagSum.Length > 0 && first.TagPrefix != second.TagPrefix)
            || Differ(first.RepositorySum, second.RepositorySum)
            || Differ(first.Ref, second.Ref);
        if (contradict) return null;
        return first with
        {
            Hash = Either(second.Hash, first.Hash),
            TagSum = Either(second.TagSum, first.TagSum),
            TagPrefix = second.TagSum.Length > 0 ? second.TagPrefix : first.TagPrefix,
            RepositorySum = Either(second.RepositorySum, first.RepositorySum),
            Ref = Either(second.Ref, first.Ref),
        };

        static bool Differ(string a, string b) => a.Length > 0 && b.Length > 0 && a != b;

        static string Either(string a, string b) => a.Length > 0 ? a : b;
    }
}
