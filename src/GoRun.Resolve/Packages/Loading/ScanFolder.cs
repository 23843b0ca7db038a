namespace GoRun.Resolve.Packages.Loading;

/// <summary>The folder with the files of <see cref="ScanMemory"/>.</summary>
internal static class ScanFolder
{
    /// <summary>Below gorun's own folder.</summary>
    public const string Name = "scans";

    private const int MostFiles = 100;
    private const long MostBytes = 128 << 20;

    /// <summary>Removes the files that nobody has added to for the longest time, where they are too many or too large.</summary>
    /// <exception cref="IOException">As the disk has it (also <see cref="UnauthorizedAccessException"/>).</exception>
    public static void Trim(string folder)
    {
        FileInfo[] files = new DirectoryInfo(folder).GetFiles();
        long bytes = 0;
        int count = 0;
        foreach (FileInfo file in files.OrderByDescending(f => f.LastWriteTimeUtc))
        {
            bytes += file.Length;
            if (++count > MostFiles || bytes > MostBytes) file.Delete();
        }
    }
}
