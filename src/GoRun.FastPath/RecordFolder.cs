namespace GoRun.FastPath;

/// <summary>Keeps the records from growing without end.</summary>
internal static class RecordFolder
{
    private const int MostRecords = 1000;
    private const long MostBytes = 64 << 20;

    /// <summary>Beyond either limit the oldest records go, until there is room again for a good while.</summary>
    internal static void Trim(string folder)
    {
        FileInfo[] records = new DirectoryInfo(folder).GetFiles();
        long bytes = records.Sum(static r => r.Length);
        int count = records.Length;
        if (count <= MostRecords && bytes <= MostBytes) return;
        foreach (FileInfo record in records.OrderBy(static r => r.LastWriteTimeUtc))
        {
            if (count <= MostRecords / 2 && bytes <= MostBytes / 2) return;
            bytes -= record.Length;
            count--;
            record.Delete();
        }
    }
}
