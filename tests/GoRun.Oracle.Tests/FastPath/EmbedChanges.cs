using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Embedded files, and what patterns match.</summary>
public sealed class EmbedChanges(SharedCache shared) : IClassFixture<SharedCache>
{
    private const string Text = Sources.GoMod + """
        -- main.go --
        package main

        import _ "embed"

        //go:embed word.txt
        var word string

        func main() { print(word) }
        -- word.txt --
        one

        """;

    /// <summary>Says how many files there are in the folder <c>data</c>, which has one, and in its folders, of which one is empty.</summary>
    private const string Folder = Sources.GoMod + """
        -- main.go --
        package main

        import "embed"

        //go:embed data
        var data embed.FS

        func count(folder string) (files int) {
        	entries, _ := data.ReadDir(folder)
        	for _, entry := range entries {
        		if entry.IsDir() {
        			files += count(folder + "/" + entry.Name())
        		} else {
        			files++
        		}
        	}
        	return files
        }

        func main() { println([]string{"none", "one", "two"}[count("data")]) }
        -- data/first.txt --
        -- data/sub/deep/ --

        """;

    private static readonly ImmutableArray<Change> All =
    [
        new("content", Text, scene => scene.Edit("word.txt", "one", "two")) { Because = "word.txt" },
        new("content, size and times restored", Text, scene => scene.EditUnseen("word.txt", "one", "two")),
        new("content of a file in a folder", Text.Replace("word.txt", "data/word.txt", StringComparison.Ordinal),
            scene => scene.ReplaceUnseen("data/word.txt", "one", "two")),
        new("file gone", Text, scene => scene.Remove("word.txt")) { Fails = true, After = "word.txt" },
        new("file turned into a link", Text, scene =>
        {
            scene.Rename("word.txt", "text");
            scene.Link("word.txt", "text");
        })
        {
            Fails = true, After = "word.txt",
        },
        new("pattern", Text + "-- ward.txt --\ntwo\n", scene => scene.EditUnseen("main.go", "go:embed word", "go:embed ward")),

        new("new match", Folder, scene => scene.Write("data/second.txt", "")),
        new("new match of a pattern with a star", Folder.Replace("embed data", "embed data/*.txt", StringComparison.Ordinal),
            scene => scene.Write("data/second.txt", "")),
        new("new match in a folder that was empty", Folder, scene => scene.Write("data/sub/second.txt", "")),
        new("new match in a folder below it that was empty", Folder, scene => scene.Write("data/sub/deep/second.txt", "")),
        new("new match in a new folder", Folder, scene => scene.Write("data/new/second.txt", "")),
        new("new match with a folder that moves in", Folder + "-- other/second.txt --\n", scene => scene.Rename("other", "data/new")),
        new("match gone", Folder, scene => scene.Remove("data/first.txt")) { Fails = true, After = "data" },
        new("one match of two gone", Folder + "-- data/sub/second.txt --\n", scene => scene.Remove("data/first.txt"))
        {
            Before = "two\n", After = "one\n",
        },
        new("match renamed so that it is hidden", Folder + "-- data/sub/second.txt --\n",
            scene => scene.Rename("data/sub/second.txt", "data/sub/.second.txt"))
        {
            Before = "two\n", After = "one\n",
        },
        new("hidden file", Folder, scene => scene.Write("data/.second.txt", "")) { IsHarmless = true },
        new("hidden file where all are embedded", Folder.Replace("embed data", "embed all:data", StringComparison.Ordinal),
            scene => scene.Write("data/sub/.second.txt", "")),
        new("go.mod in an embedded folder", Folder + "-- data/sub/second.txt --\n", scene => scene.Write("data/sub/go.mod", "module example.com/sub\n"))
        {
            Before = "two\n", After = "one\n",
        },
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_next_run_notices(string name) => All.Single(change => change.Name == name).Check(shared.Cache);
}
