using System.Globalization;
using GoRun.Testing;

namespace GoRun.Oracle.Tests.Faults;

/// <summary>
/// A second GOROOT for one sandbox, made of links to the first, whose compiler and linker write down what they are started for. They can also
/// be made to stop there until they are released: so a test knows that a build is in the middle of things, without looking at a clock.
/// </summary>
internal sealed class WatchedTools
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string log;
    private readonly string gate;
    private readonly string bell;

    public WatchedTools(Sandbox sandbox)
    {
        log = sandbox.In("tools-log");
        gate = sandbox.In("tools-gate");
        bell = sandbox.In("tools-bell");
        string root = sandbox.In("goroot");
        string tools = Path.GetRelativePath(sandbox.Toolchain.Root, sandbox.Toolchain.ToolFolder);
        LinkAll(sandbox.Toolchain.Root, root, tools.Split('/'));
        foreach (string tool in new[] { "compile", "link" }) Watch(Path.Combine(sandbox.Toolchain.ToolFolder, tool), Path.Combine(root, tools, tool));
        sandbox.Set("GOROOT", root);
    }

    /// <summary>The tools that were started, each with its package: <c>compile fmt</c>, or for the linker its output.</summary>
    public IReadOnlyList<string> Started => File.Exists(log) ? File.ReadAllLines(log) : [];

    /// <summary>From now on tools stop before they do anything.</summary>
    public void Hold()
    {
        Posix.MakePipe(bell);
        Posix.MakePipe(gate);
    }

    /// <summary>Waits until a tool has stopped. The next ones will not.</summary>
    /// <returns>Its process ID.</returns>
    public int WaitForOne()
    {
        Task<string?> told = Task.Run(() =>
        {
            using var reader = new StreamReader(bell);
            return reader.ReadLine();
        });
        Assert.True(told.Wait(Patience), "no tool was started");
        File.Delete(bell);
        return int.Parse(told.Result!, CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the tool that has stopped go on.</summary>
    public void Release() => Task.Run(() => File.OpenWrite(gate).Dispose()).Wait(Patience);

    private void Watch(string tool, string path)
    {
        File.Delete(path);
        File.WriteAllText(path, $"""
            #!/bin/sh
            case "$1" in
            -V*) ;;
            *)
                what=; flag=
                for word; do
                    case "$flag" in -p | -o) what=$word ;; esac
                    flag=$word
                done
                echo "{Path.GetFileName(tool)} $what" >>{log}
                if [ -p {bell} ]; then echo $$ >{bell}; read word <{gate}; fi
            esac
            exec {tool} "$@"
            """);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    /// <param name="open">The folders, one below the other, that are to be real ones.</param>
    private static void LinkAll(string from, string to, ReadOnlySpan<string> open)
    {
        Directory.CreateDirectory(to);
        foreach (string entry in Directory.GetFileSystemEntries(from))
        {
            string name = Path.GetFileName(entry);
            if (!open.IsEmpty && name == open[0]) LinkAll(entry, Path.Combine(to, name), open[1..]);
            else File.CreateSymbolicLink(Path.Combine(to, name), entry);
        }
    }
}
