using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Different modules at one path: a path alone says nothing of what is there.</summary>
public sealed class MountTests(SharedCache shared) : IClassFixture<SharedCache>
{
    private const string TwoCheckouts = """
        -- ../first/go.mod --
        module example.com/m

        go 1.24
        -- ../first/main.go --
        package main

        func main() { println("one") }
        -- ../second/go.mod --
        module example.com/m

        go 1.24
        -- ../second/main.go --
        package main

        func main() { println("two") }

        """;

    [Fact]
    public void Two_checkouts_at_one_path_are_two_programs()
    {
        using var scene = new Scene(TwoCheckouts, shared.Cache);
        foreach (string file in (string[])["../first/go.mod", "../second/go.mod", "../first/main.go", "../second/main.go", "../first", "../second"])
            Directory.SetLastWriteTimeUtc(scene[file], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var first = new PrivateMounts(scene.Sandbox);
        using var second = new PrivateMounts(scene.Sandbox);
        first.Run("/bin/mount", "--bind", scene["../first"], scene["."]);
        second.Run("/bin/mount", "--bind", scene["../second"], scene["."]);
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal((false, "one\n"), Said(first));
            Assert.Equal((true, "one\n"), Said(first));
            Assert.Equal((false, "two\n"), Said(second));
            Assert.Equal((true, "two\n"), Said(second));
        }

        (bool? Taken, string Errors) Said(PrivateMounts mounts) => Say(scene, mounts);
    }

    /// <summary>A new file system may give out the device number and the inode numbers of one that is gone.</summary>
    [Fact]
    public void Another_file_system_in_the_place_of_one_is_another_module()
    {
        using var scene = new Scene("", shared.Cache);
        using var mounts = new PrivateMounts(scene.Sandbox);
        for (int round = 0; round < 3; round++)
        {
            foreach (string word in (string[])["one", "two"])
            {
                mounts.Tmpfs("module", "size=1m");
                string files = Sources.Plain.Replace("one", word, StringComparison.Ordinal);
                TextArchive.Write(files, mounts.Seen(scene["."]));
                foreach (string name in (string[])["/go.mod", "/main.go", ""])
                    Directory.SetLastWriteTimeUtc(mounts.Seen(scene["."] + name), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                Assert.Equal((false, word + "\n"), Say(scene, mounts));
                Assert.Equal((true, word + "\n"), Say(scene, mounts));
                mounts.Run("/bin/umount", "--lazy", scene["."]);
            }
        }
    }

    private static (bool? Taken, string Errors) Say(Scene scene, PrivateMounts mounts)
    {
        Answer answer = Answer.Of(scene.Sandbox.Run(mounts.Inside(scene.Sandbox.CommandFor(Toolchains.GoRunBinary, "."))).Succeeded());
        return (answer.Taken, answer.Errors);
    }
}
