using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Embedding;

/// <summary>What releases and settings change about <c>//go:embed</c>.</summary>
/// <param name="RefusesBadNames">A file that could not be part of a module is an error below a directory, and not passed over.</param>
/// <param name="FollowsLinks">A pattern may match a symbolic link to a file; below directories links are passed over all the same.</param>
internal readonly record struct EmbedRules(bool RefusesBadNames, bool FollowsLinks)
{
    /// <summary>Both since 1.25, the second for those who ask for it (<c>GODEBUG=embedfollowsymlinks=1</c>).</summary>
    public static EmbedRules Of(GoEnv env) =>
        env.Release.AtLeast(25) ? new EmbedRules(RefusesBadNames: true, env.Godebug("embedfollowsymlinks") == "1") : default;
}
