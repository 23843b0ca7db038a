using System.Buffers.Binary;

namespace GoRun.Build.Compile;

/// <summary>
/// What of a 64-bit Mach-O file (macOS, iOS) has to do with build IDs: the UUID that the linker derives from the ID, and the signature
/// over all of the file, without which the system does not start it.
/// </summary>
/// <param name="Uuid">The 16 bytes of the UUID; empty where there is none.</param>
/// <param name="Signature">The code signature, at the end of the file; empty where there is none.</param>
/// <param name="Text">The segment <c>__TEXT</c> in the file.</param>
/// <param name="IsExecutable">A program, and not a library.</param>
internal readonly record struct MachOFile(Range Uuid, Range Signature, Range Text, bool IsExecutable)
{
    private const uint Magic = 0xfeedfacf;
    private const uint Executable = 2;
    private const uint SegmentCommand = 0x19;
    private const uint UuidCommand = 0x1b;
    private const uint SignatureCommand = 0x1d;
    private const int HeaderLength = 32;

    /// <summary>Null for a file of another format, or a damaged one.</summary>
    public static MachOFile? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || Number(file, 0) != Magic) return null;
        var found = new MachOFile(default, default, default, Number(file, 12) == Executable);
        uint commands = Number(file, 16);
        for (int at = HeaderLength; commands > 0; commands--)
        {
            if (at + 8 > file.Length) return null;
            uint length = Number(file, at + 4);
            if (length < 8 || length > file.Length - at) return null;
            ReadOnlySpan<byte> command = file.Slice(at, (int)length);
            switch (Number(command, 0))
            {
                case SegmentCommand when command.Length >= 56 && command[8..].StartsWith("__TEXT\0"u8):
                    found = found with { Text = Extent(Wide(command, 40), Wide(command, 48)) };
                    break;
                case UuidCommand:
                    found = found with { Uuid = (at + 8)..(at + (int)length) };
                    break;
                case SignatureCommand when command.Length >= 16:
                    found = found with { Signature = Extent(Number(command, 8), Number(command, 12)) };
                    break;
            }

            at += (int)length;
        }

        return found.Signature.End.Value <= file.Length ? found : null;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong Wide(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private static Range Extent(ulong start, ulong length) =>
        start + length <= int.MaxValue ? (int)start..(int)(start + length) : default;
}
