using System.Globalization;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>Runs one after another that a single change does not describe.</summary>
public sealed class WholeRunTests(SharedCache shared) : IClassFixture<SharedCache>
{
    [Fact]
    public void The_programs_arguments_and_its_surroundings_are_its_own()
    {
        using var scene = new Scene(Sources.GoMod + """
            -- main.go --
            package main

            import (
            	"io"
            	"os"
            )

            func main() {
            	folder, _ := os.Getwd()
            	input, _ := io.ReadAll(os.Stdin)
            	for _, text := range append(os.Args[1:], os.Getenv("WORD"), folder, string(input)) {
            		os.Stdout.WriteString(text + "\n")
            	}
            	os.Exit(len(os.Args))
            }

            """, shared.Cache);
        Assert.False(Run("", "").Taken);
        foreach (string word in (string[])["one", "two", "-x", "-tags=x", "GORUN_FASTPATH=off", "", " "])
        {
            Answer answer = Run(word, word, "--", ".");
            Assert.Equal((true, ""), (answer.Taken, answer.Errors));
            Assert.Equal((4, $"{word}\n--\n.\n{word}\n{scene["."]}\nto {word}\n"), (answer.Status.ExitStatus, answer.Output));
        }

        Answer Run(string word, params string[] arguments)
        {
            Command command = scene.Sandbox.CommandFor(Toolchains.GoRunBinary, [".", .. arguments]);
            return Answer.Of(scene.Sandbox.Run(
                command with { StandardInput = "to " + word, Environment = command.Environment.SetItem("WORD", word) }));
        }
    }

    [Fact]
    public void A_signal_ends_the_program_as_before()
    {
        using var scene = new Scene(
            Sources.GoMod + "-- main.go --\npackage main\n\nfunc main() { panic(\"one\") }\n", shared.Cache);
        scene.Set("GOTRACEBACK", "crash");
        Answer first = scene.Run();
        Answer second = scene.Run();
        Assert.True(second.Taken);
        Assert.Equal(first.Status, second.Status);
        Assert.NotEqual(0, second.Status.Raw);
    }

    [Fact]
    public void A_program_that_was_good_does_not_run_while_the_next_is_broken()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        for (int round = 0; round < 2; round++)
        {
            Assert.Equal("one\n", scene.Run().Errors);
            AssertRuns(scene);
            scene.EditUnseen("main.go", "func", "funk");
            AssertFails(scene);
            AssertFails(scene);
            scene.EditUnseen("main.go", "funk", "func");
        }
    }

    [Fact]
    public void A_program_may_change_its_own_folder()
    {
        using var scene = new Scene(Sources.GoMod + """
            -- main.go --
            package main

            import "os"

            var word = "one"

            func main() {
            	println(word)
            	os.WriteFile("text.txt", []byte(word), 0o666)
            	if word == "one" {
            		os.WriteFile("more.go", []byte("package main\n\nfunc init() { word = \"two\" }\n"), 0o666)
            	} else {
            		os.Remove("more.go")
            	}
            }

            """, shared.Cache);
        for (int round = 0; round < 4; round++)
        {
            Assert.Equal("one\n", scene.Run().Errors);
            Assert.Equal("two\n", scene.Run().Errors);
        }
    }

    /// <summary>As soon as gorun has a work directory, it has read the sources; the compiler has not.</summary>
    [Fact]
    public void Edits_during_a_build_are_seen_by_the_next_run()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        for (int number = 100; number < 112; number += 2)
        {
            WriteNumber(number);
            RunningCommand run = scene.Sandbox.Start(scene.Sandbox.CommandFor(Toolchains.GoRunBinary, "."));
            SpinWait.SpinUntil(() => Directory.EnumerateFileSystemEntries(scene.Sandbox.Temporary).Any(), TimeSpan.FromSeconds(10));
            WriteNumber(number + 1);
            run.Wait();
            Assert.Equal((number + 1).ToString(CultureInfo.InvariantCulture) + "\n", scene.Run().Errors);
        }

        void WriteNumber(int number) => File.WriteAllText(scene["main.go"], $"package main\n\nfunc main() {{ println({number}) }}\n");
    }

    [Fact]
    public void Edits_that_come_at_once_are_all_seen()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        string file = scene["main.go"];
        for (int number = 100; number < 130; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            // In place, of the same size, and within the tick of the clock in which the last run was recorded.
            File.WriteAllText(file, $"package main\n\nfunc main() {{ println({text}) }}\n");
            Assert.Equal(text + "\n", scene.Run().Errors);
        }
    }

    /// <summary>Somebody writes on while gorun runs; when the writing ends, the next run shows the last word.</summary>
    [Fact]
    public void Edits_during_a_run_are_seen_by_the_next()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        string file = scene["main.go"];
        var random = new Random(7);
        int number = 1000;
        for (int round = 0; round < 12; round++)
        {
            RunningCommand run = scene.Sandbox.Start(scene.Sandbox.CommandFor(Toolchains.GoRunBinary, "."));
            long end = Environment.TickCount64 + random.Next(60);
            do
            {
                File.WriteAllText(file + ".new", $"package main\n\nfunc main() {{ println({++number}) }}\n");
                File.Move(file + ".new", file, overwrite: true);
            }
            while (Environment.TickCount64 < end);
            run.Wait();
            Assert.Equal(number.ToString(CultureInfo.InvariantCulture) + "\n", scene.Run().Errors);
        }
    }

    [Fact]
    public void Runs_at_once_record_what_they_have_found()
    {
        using var scene = new Scene(Sources.Plain, shared.Cache);
        for (int number = 100; number < 104; number++)
        {
            string text = number.ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(scene["main.go"], $"package main\n\nfunc main() {{ println({text}) }}\n");
            RunningCommand[] runs = [.. Enumerable.Range(0, 4).Select(_ => scene.Sandbox.Start(scene.Sandbox.CommandFor(Toolchains.GoRunBinary, ".")))];
            Assert.All(runs, run => Assert.Equal(text + "\n", Answer.Of(run.Wait()).Errors));
            Answer last = scene.Run();
            Assert.Equal((true, text + "\n"), (last.Taken, last.Errors));
        }
    }

    private static void AssertRuns(Scene scene)
    {
        Answer answer = scene.Run();
        Assert.Equal((true, "one\n", 0), (answer.Taken, answer.Errors, answer.Status.Raw));
    }

    private static void AssertFails(Scene scene)
    {
        Answer answer = scene.Run();
        Assert.Equal((false, 1), (answer.Taken, answer.Status.ExitStatus));
        Assert.Contains("main.go:5:1: syntax error", answer.Errors, StringComparison.Ordinal);
    }
}
