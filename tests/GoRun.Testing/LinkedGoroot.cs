namespace GoRun.Testing;

/// <summary>
/// A GOROOT of links to the files of a real one, in which files can be changed: each folder on the way to one is made a folder of its own.
/// </summary>
public sealed class LinkedGoroot
{
    private readonly Toolchain toolchain;

    public LinkedGoroot(Toolchain toolchain, string folder)
    {
        this.toolchain = toolchain;
        Folder = Directory.CreateDirectory(folder).FullName;
        LinkAll(toolchain.Root, Folder);
    }

    public string Folder { get; }

    /// <summary>Makes a file a copy.</summary>
    /// <param name="path">Below the GOROOT.</param>
    public void Own(string path)
    {
        OwnFolderOf(path);
        string file = Path.Combine(Folder, path);
        if (new FileInfo(file).LinkTarget is null)
            return;
        File.Delete(file);
        File.Copy(Path.Combine(toolchain.Root, path), file);
    }

    /// <summary>Makes the folder of a file one in which files can be exchanged.</summary>
    public void OwnFolderOf(string path)
    {
        string[] names = path.Split('/');
        for (int i = 1; i < names.Length; i++)
            OwnFolder(string.Join('/', names[..i]));
    }

    private void OwnFolder(string path)
    {
        var folder = new DirectoryInfo(Path.Combine(Folder, path));
        if (folder.LinkTarget is null)
            return;
        folder.Delete();
        folder.Create();
        LinkAll(Path.Combine(toolchain.Root, path), folder.FullName);
    }

    private static void LinkAll(string from, string to)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(from))
            File.CreateSymbolicLink(Path.Combine(to, Path.GetFileName(path)), path);
    }
}
