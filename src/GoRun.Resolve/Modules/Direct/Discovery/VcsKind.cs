using System.Collections.Immutable;

namespace GoRun.Resolve.Modules.Direct.Discovery;

/// <summary>A version control system (cmd/go/internal/vcs).</summary>
/// <param name="Program">Also its name in GOVCS, meta tags and import paths.</param>
/// <param name="Name">For messages.</param>
/// <param name="Schemes">Of URLs, in the order in which they are tried.</param>
/// <param name="Ping">Arguments of the command that tells whether there is a repository, before its URL; null where there is none.</param>
internal sealed record VcsKind(string Program, string Name, ImmutableArray<string> Schemes, ImmutableArray<string>? Ping)
{
    /// <summary>A module proxy, which needs no program.</summary>
    public const string ModuleProxy = "mod";

    private static readonly VcsKind Bazaar = new("bzr", "Bazaar", ["https", "http", "bzr", "bzr+ssh"], ["info", "--"]);

    private static readonly ImmutableArray<VcsKind> Known =
    [
        new("hg", "Mercurial", ["https", "http", "ssh"], ["identify", "--"]),
        new("git", "Git", ["git", "https", "http", "git+ssh", "ssh"], ["ls-remote"]),
        new("svn", "Subversion", ["https", "http", "svn", "svn+ssh"], ["info", "--"]),
        new("fossil", "Fossil", ["https", "http"], null),
    ];

    /// <summary>Those that the release knows: Bazaar left with 1.27.</summary>
    public static ImmutableArray<VcsKind> Of(Toolchain.GoRelease release) => release.AtLeast(27) ? Known : Known.Add(Bazaar);

    /// <summary>Whether what comes over this kind of connection is what the server has sent.</summary>
    /// <param name="allowedByGit">GIT_ALLOW_PROTOCOL, by which users decide about git.</param>
    public bool IsSecure(string scheme, string allowedByGit) => Program == "git" && allowedByGit.Length > 0
        ? allowedByGit.Split(':').Contains(scheme)
        : scheme is "https" or "git+ssh" or "bzr+ssh" or "svn+ssh" or "ssh";
}
