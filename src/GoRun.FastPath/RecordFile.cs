using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>The file of one record, in the folder of all.</summary>
internal sealed class RecordFile(string folder, ContentHash key)
{
    private readonly string _path = $"{folder}/{key.ToHex()}";

    /// <summary>The record; null where there is none that is whole.</summary>
    internal byte[]? Read()
    {
        try
        {
            return new FileView().TryRead(_path) is { } record && RecordFormat.IsWhole(record) ? record : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes it, if that can be.</summary>
    internal void Write(ReadOnlySpan<byte> record)
    {
        using FileSizeLimit limit = FileSizeLimit.AsError();
        try
        {
            bool isNew = !File.Exists(_path);
            if (isNew) Directory.CreateDirectory(folder);
            AtomicFile.Write(_path, record);
            if (isNew) RecordFolder.Trim(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run goes the long way too.
        }
    }
}
