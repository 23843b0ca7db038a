using System.Runtime.InteropServices;

namespace GoRun.Build.Cache;

/// <summary>A set of 16-byte digests that outlives the run (<see cref="RecordFile"/>).</summary>
/// <param name="file">Absolute path; null for none.</param>
internal sealed class CheckedFiles(string? file)
{
    private readonly RecordFile _file = new(file, "gorun checked 1", recordSize: 16, mostRecords: 8192);

    /// <summary>All digests that are kept.</summary>
    public HashSet<UInt128> Read() => [.. MemoryMarshal.Cast<byte, UInt128>(_file.Read().Span)];

    /// <summary>Adds digests; beyond a limit the older half is forgotten.</summary>
    public void Add(ReadOnlySpan<UInt128> digests) => _file.Add(MemoryMarshal.AsBytes(digests));
}
