using System.Collections.Immutable;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.FastPath;

/// <summary>The executable in the build cache.</summary>
public sealed class ExecutableChanges
{
    private static readonly ImmutableArray<Change> All =
    [
        Harm("gone", scene => File.Delete(scene.Executable)),
        Harm("gone with its folder", scene => Directory.Delete(Path.GetDirectoryName(scene.Executable)!, recursive: true)),
        Harm("cut", scene =>
        {
            using FileStream file = File.OpenWrite(scene.Executable);
            file.SetLength(file.Length / 2);
        }),
        Harm("empty", scene => File.WriteAllText(scene.Executable, "")),
        Harm("may not be executed", scene => File.SetUnixFileMode(scene.Executable, UnixFileMode.UserRead | UnixFileMode.UserWrite)),
        Harm("overwritten, size and times restored", scene => OtherProgram(scene.Executable)),
        Harm("replaced, size and times restored", scene =>
        {
            string program = scene.Executable;
            File.Copy(program, program + ".new");
            OtherProgram(program + ".new");
            File.SetLastWriteTimeUtc(program + ".new", File.GetLastWriteTimeUtc(program));
            File.Move(program + ".new", program, overwrite: true);
        }),
        Harm("link to another program", scene =>
        {
            string program = scene.Executable;
            File.Delete(program);
            File.CreateSymbolicLink(program, "/bin/true");
        }),
        Harm("folder in its place", scene =>
        {
            string program = scene.Executable;
            File.Delete(program);
            Directory.CreateDirectory(program);
        }),
        Harm("whole cache gone", scene =>
        {
            Directory.Delete(scene.Sandbox.Environment["GOCACHE"], recursive: true);
            scene.NewCache();
        }),
        Harm("index gone", scene =>
        {
            foreach (string entry in Directory.EnumerateFiles(scene.Sandbox.Environment["GOCACHE"], "*-a", SearchOption.AllDirectories))
                File.Delete(entry);
        }) with { IsHarmless = true },
        Harm("used by go", scene => scene.Sandbox.Go("run", ".").Succeeded()) with { IsHarmless = true },
        Harm("old", scene => File.SetLastWriteTimeUtc(scene.Executable, DateTime.UtcNow.AddDays(-4))) with { IsHarmless = true },
    ];

    public static TheoryData<string> Names => [.. All.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_program_is_right(string name) => All.Single(change => change.Name == name).Check();

    private static Change Harm(string name, Action<Scene> harm) => new(name, Sources.Plain, harm) { After = "one\n" };

    /// <summary>A script that says <c>two</c>, as large and as old as the file that it takes the place of.</summary>
    private static void OtherProgram(string file)
    {
        var before = new FileInfo(file);
        (long length, DateTime written) = (before.Length, before.LastWriteTimeUtc);
        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        File.WriteAllText(file, "#!/bin/sh\necho two >&2; exit\n".PadRight((int)length));
        File.SetLastWriteTimeUtc(file, written);
    }
}
