using System.Diagnostics;

namespace GoRun.Bench.Programs;

/// <summary>
/// A real program with a <c>vendor</c> folder: the go command itself, whose sources every toolchain brings, some 330 packages with the standard
/// library's. It imports internal packages of the standard library, so it builds only where it lies: below a GOROOT. This makes one whose folder
/// <c>src/cmd</c> is a copy, to be edited, and all else the real one by links.
/// </summary>
/// <param name="Goroot">The GOROOT with the copy.</param>
internal sealed record CommandTree(string Goroot)
{
    /// <summary>Where the program is run: the root of the module <c>cmd</c>.</summary>
    public string Folder => Path.Combine(Goroot, "src", "cmd");

    public string MainFile => Path.Combine(Folder, "go", "main.go");

    /// <summary>A package that imports no other of the module and that some twenty import.</summary>
    public string LeafFile => Path.Combine(Folder, "go", "internal", "str", "str.go");

    /// <param name="original">The GOROOT that it is made of.</param>
    public void Write(string original)
    {
        string sources = Path.Combine(original, "src");
        Link(original, Goroot, "src");
        Link(sources, Path.Combine(Goroot, "src"), "cmd");
        // cp copies a hundred folders deep and their links as they are.
        using Process copy = Process.Start("cp", ["-R", Path.Combine(sources, "cmd"), Folder]);
        copy.WaitForExit();
        if (copy.ExitCode != 0) throw new InvalidOperationException($"cannot copy {sources}/cmd");
    }

    // Links to everything in a folder but for one name.
    private static void Link(string from, string to, string except)
    {
        Directory.CreateDirectory(to);
        foreach (string path in Directory.EnumerateFileSystemEntries(from))
        {
            string name = Path.GetFileName(path);
            if (name != except) File.CreateSymbolicLink(Path.Combine(to, name), path);
        }
    }
}
