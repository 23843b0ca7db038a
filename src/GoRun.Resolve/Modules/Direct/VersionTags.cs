namespace GoRun.Resolve.Modules.Direct;

/// <summary>Tags of a repository as versions of modules.</summary>
internal static class VersionTags
{
    /// <summary>
    /// As <see cref="SemanticVersion.Canonical"/>, without any build metadata: a tag <c>v2.0.0+incompatible</c> would be confusing, and
    /// stands for nothing. Empty where the tag is no version.
    /// </summary>
    public static string Canonical(string tag)
    {
        string canonical = SemanticVersion.Canonical(tag);
        int plus = canonical.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? canonical : canonical[..plus];
    }
}
