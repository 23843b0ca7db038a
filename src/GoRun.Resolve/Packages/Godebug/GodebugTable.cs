using System.Buffers.Text;
using System.Text;
using GoRun.Platform;

namespace GoRun.Resolve.Packages.Godebug;

/// <summary>
/// The settings whose default has changed in some release, read from GOROOT/src/internal/godebugs/table.go of the toolchain in use: it
/// differs even between patch releases. Each row is one line, <c>{Name: "x", Package: "y", Changed: 25, Old: "0"},</c>.
/// </summary>
internal static class GodebugTable
{
    /// <summary>Adds the old value of each setting that changed after Go 1.<paramref name="minor"/>.</summary>
    public static void AddOldValues(SourceTree sources, string goroot, int minor, SortedDictionary<string, string> settings)
    {
        ReadOnlySpan<byte> table = sources.Read($"{goroot}/src/internal/godebugs/table.go");
        while (!table.IsEmpty)
        {
            int newline = table.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = newline < 0 ? table : table[..newline];
            table = newline < 0 ? [] : table[(newline + 1)..];
            line = line.Trim(" \t\r"u8);
            if (!line.StartsWith("{Name: \""u8)) continue;
            if (Changed(line) > minor) settings[Text(line, "Name: \""u8)] = Text(line, "Old: \""u8);
        }
    }

    private static int Changed(ReadOnlySpan<byte> line)
    {
        int at = line.IndexOf("Changed: "u8);
        return at >= 0 && Utf8Parser.TryParse(line[(at + "Changed: "u8.Length)..], out int release, out _) ? release : 0;
    }

    private static string Text(ReadOnlySpan<byte> line, ReadOnlySpan<byte> start)
    {
        int at = line.IndexOf(start);
        if (at < 0) return "";
        line = line[(at + start.Length)..];
        return Encoding.UTF8.GetString(line[..line.IndexOf((byte)'"')]);
    }
}
