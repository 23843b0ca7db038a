using System.Buffers.Binary;
using System.Text;
using GoRun.Build.Compile;
using GoRun.Platform;

namespace GoRun.Build.Link;

/// <summary>
/// Reads the build ID that the linker put into an executable, near its beginning: in an ELF file a note of the name "Go" and the type 4, in
/// others a text of its own in front of the program's code.
/// </summary>
internal static class ExecutableBuildId
{
    /// <summary>How far into the file the notes are looked for (buildid.readSize in cmd/internal/buildid).</summary>
    private const int SearchedLength = 32 << 10;

    /// <summary>The ID; null for a file that cannot be read, is of another format, or has none.</summary>
    public static BuildId? Read(string path)
    {
        byte[] start = GC.AllocateUninitializedArray<byte>(SearchedLength);
        if (FileStart.Read(path, start) is not { } read) return null;
        ReadOnlySpan<byte> content = start.AsSpan(0, read.Length);
        return content.StartsWith("\u007fELF"u8) && content.Length >= 6 ? ReadNote(content) : ReadText(content);
    }

    private static BuildId? ReadText(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> before = [0xff, .. " Go build ID: \""u8];
        ReadOnlySpan<byte> after = [.. "\"\n "u8, 0xff];
        int start = content.IndexOf(before);
        if (start < 0) return null;
        ReadOnlySpan<byte> rest = content[(start + before.Length)..];
        int length = rest.IndexOf(after);
        return length < 0 ? null : new BuildId(Encoding.ASCII.GetString(rest[..length]));
    }

    private static BuildId? ReadNote(ReadOnlySpan<byte> content)
    {
        bool little = content[5] == 1;
        // A note is: length of the name (4, with its zero), length of the value, type, name, value.
        ReadOnlySpan<byte> typeAndName = little ? "\u0004\0\0\0Go\0\0"u8 : "\0\0\0\u0004Go\0\0"u8;
        for (int at = 0; content[at..].IndexOf(typeAndName) is var found && found >= 0; at += found + 1)
        {
            int length = at + found - 4;
            if (length < 4) continue;
            int value = at + found + typeAndName.Length;
            uint size = Read32(content[length..], little);
            if (Read32(content[(length - 4)..], little) != 4 || size > content.Length - value) continue;
            return new BuildId(Encoding.ASCII.GetString(content.Slice(value, (int)size)));
        }

        return null;
    }

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
