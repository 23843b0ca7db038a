using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>What an executable says of its repository is of the moment in which it is run.</summary>
public sealed class StampTests(SharedCache shared) : IClassFixture<SharedCache>
{
    private const string TellsRevision = Sources.GoMod + """
        -- main.go --
        package main

        import "runtime/debug"

        func main() {
        	info, _ := debug.ReadBuildInfo()
        	for _, setting := range info.Settings {
        		if setting.Key == "vcs.revision" || setting.Key == "vcs.modified" {
        			println(setting.Value)
        		}
        	}
        }

        """;

    [Fact]
    public void A_commit_is_noticed()
    {
        using var scene = new Scene(TellsRevision, shared.Cache) { Words = ["-buildvcs=true", "."] };
        Git("init", "-q");
        Git("add", ".");
        for (int commits = 1; commits < 4; commits++)
        {
            Git("-c", "user.name=tester", "-c", "user.email=tester@example.com", "commit", "-q", "--allow-empty", "-m", "one");
            string revision = Git("rev-parse", "HEAD");
            Assert.Equal($"{revision}false\n", scene.Run().Errors);
            Assert.Equal($"{revision}false\n", scene.Run().Errors);
            scene.Write("untracked", "");
            Assert.Equal($"{revision}true\n", scene.Run().Errors);
            scene.Remove("untracked");
            Assert.Equal($"{revision}false\n", scene.Run().Errors);
        }

        string Git(params string[] arguments) => scene.Sandbox.Run(scene.Sandbox.CommandFor("/usr/bin/git", arguments)).Succeeded().Output;
    }

    /// <summary>Unless it is asked for, no program that is run is stamped.</summary>
    [Fact]
    public void A_repository_does_not_matter_otherwise()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        scene.Sandbox.Run(scene.Sandbox.CommandFor("/usr/bin/git", "init", "-q")).Succeeded();
        scene.Run();
        Assert.True(scene.Run().Taken);
    }
}
