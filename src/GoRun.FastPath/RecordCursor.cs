using System.Runtime.InteropServices;
using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>Reads a record from front to back. It has been found whole, so that everything is where it should be.</summary>
internal unsafe ref struct RecordCursor
{
    private byte* _next;

    /// <param name="start">Where it begins in the record, which must not move as long as this lives.</param>
    internal RecordCursor(byte* start)
    {
        _next = start;
    }

    /// <summary>Where a portion begins; goes on behind it.</summary>
    internal byte* Portion()
    {
        int length = Number();
        byte* start = _next;
        _next += length;
        return start;
    }

    internal string Text() => FileProbe.Decode(NativeText()[..^1]);

    /// <summary>The bytes in the record, with the null behind them.</summary>
    internal ReadOnlySpan<byte> NativeText() => Take(Number() + 1);

    internal int Number() => MemoryMarshal.Read<int>(Take(sizeof(int)));

    internal bool Flag() => Take(1)[0] != 0;

    internal RecordedInput Input()
    {
        byte* start = _next;
        _next += RecordedInput.FixedSize;
        ReadOnlySpan<byte> name = NativeText();
        var input = new RecordedInput(start, name, _next);
        _next += input.TailSize;
        return input;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        byte* start = _next;
        _next += count;
        return new ReadOnlySpan<byte>(start, count);
    }
}
