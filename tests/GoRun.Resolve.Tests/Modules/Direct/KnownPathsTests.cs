using GoRun.Resolve.Modules.Direct.Discovery;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Tests.Modules.Direct;

public sealed class KnownPathsTests
{
    private static readonly string[] Programs = ["hg", "git", "svn", "fossil"];

    [Theory]
    [InlineData("github.com/a/b", "git https://github.com/a/b github.com/a/b")]
    [InlineData("github.com/a/b/c/v2", "git https://github.com/a/b github.com/a/b")]
    [InlineData("bitbucket.org/a/b.c/d", "git https://bitbucket.org/a/b.c bitbucket.org/a/b.c")]
    [InlineData("hub.jazz.net/git/a1/b/c", "git https://hub.jazz.net/git/a1/b hub.jazz.net/git/a1/b")]
    [InlineData("git.apache.org/a_b.git/c", "git https://git.apache.org/a_b.git git.apache.org/a_b.git")]
    [InlineData("git.openstack.org/a/b.git/c", "git https://git.openstack.org/a/b.git git.openstack.org/a/b.git")]
    [InlineData("chiselapp.com/user/a/repository/b", "fossil https://chiselapp.com/user/a/repository/b chiselapp.com/user/a/repository/b")]
    [InlineData("example.com/a.git", "git example.com/a example.com/a.git")]
    [InlineData("example.com/~a/b.git.hg/c.svn", "hg example.com/~a/b.git example.com/~a/b.git.hg")]
    [InlineData("example.com/.git/b.svn/c", "svn example.com/.git/b example.com/.git/b.svn")]
    [InlineData("example.com/a.bzr/c", null)]
    [InlineData("example/a.git", null)]
    [InlineData("example.com/a", null)]
    [InlineData("example.git/a", null)]
    [InlineData("example.com/a.git/b~c", null)]
    public void Some_paths_tell_their_repository(string path, string? repository) =>
        Assert.Equal(repository, KnownPaths.Find(path, Programs) is { } root ? $"{root.Vcs} {root.Url} {root.Root}" : null);

    [Theory]
    [InlineData("github.com/a", "invalid github.com import path \"github.com/a\"")]
    [InlineData("github.com/a/b/~c", "invalid github.com import path \"github.com/a/b/~c\"")]
    [InlineData("github.com/a/b.git", "invalid version control suffix in github.com/ path")]
    [InlineData("hub.jazz.net/git/A/b", "invalid hub.jazz.net/git import path \"hub.jazz.net/git/A/b\"")]
    [InlineData("example.net/x", "no modules on example.net")]
    public void Some_cannot_be(string path, string problem) =>
        Assert.Equal(problem, Assert.Throws<ModuleFetchException>(() => KnownPaths.Find(path, Programs)).Message);
}
