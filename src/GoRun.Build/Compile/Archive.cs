using System.Globalization;
using System.Text;
using GoRun.Platform;

namespace GoRun.Build.Compile;

/// <summary>A compiled package's file: an ar archive whose first member is the compiler's.</summary>
internal static class Archive
{
    /// <summary>How many bytes at the beginning of the file hold the build ID.</summary>
    public const int HeaderLength = 1024;

    /// <summary>
    /// Reads the build ID out of the first bytes: the line <c>build id "..."</c> after the archive's and the object's heading. An object
    /// without that line has no ID; null for what is no archive.
    /// </summary>
    public static BuildId? ReadBuildId(ReadOnlySpan<byte> header)
    {
        if (!SkipLine(ref header, "!<arch>"u8) || !SkipLine(ref header, "__.PKGDEF"u8)) return null;
        if (!SkipLine(ref header, "go object "u8)) return null;
        int end = header.IndexOf((byte)'\n');
        if (end < 0) return null;
        ReadOnlySpan<byte> line = header[..end];
        ReadOnlySpan<byte> start = "build id \""u8;
        if (!line.StartsWith(start)) return BuildId.None;
        line = line[start.Length..];
        // IDs are made of letters, digits, '-', '_' and '/', which quoting leaves as they are.
        return line.Length > 0 && line[^1] == '"' ? new BuildId(Encoding.UTF8.GetString(line[..^1])) : null;
    }

    /// <summary>Adds object files behind the members that are there, as <c>go tool pack r</c> does.</summary>
    /// <param name="keepSysoSuffix">A long name of a .syso file keeps its ending when it is cut (releases with the strict rules for cgo).</param>
    public static void Append(string archive, IReadOnlyList<string> objects, bool keepSysoSuffix)
    {
        using OutputFile output = OutputFile.Open(archive, FileMode.Open);
        foreach (string file in objects)
        {
            byte[] content = File.ReadAllBytes(file);
            output.Write(MemberName(Path.GetFileName(file), keepSysoSuffix));
            string numbers = string.Create(CultureInfo.InvariantCulture, $"{0,-12}{0,-6}{0,-6}{"644",-8}{content.Length,-10}`\n");
            output.Write(Encoding.ASCII.GetBytes(numbers));
            output.Write(content);
            if (content.Length % 2 != 0) output.Write([0]);
        }
    }

    /// <summary>Sixteen bytes (of UTF-8, not characters): cut, or filled up with blanks.</summary>
    private static byte[] MemberName(string fileName, bool keepSysoSuffix)
    {
        byte[] name = Encoding.UTF8.GetBytes(fileName);
        if (name.Length <= 16)
        {
            byte[] padded = new byte[16];
            padded.AsSpan().Fill((byte)' ');
            name.CopyTo(padded, 0);
            return padded;
        }

        ReadOnlySpan<byte> suffix = ".syso"u8;
        return keepSysoSuffix && name.AsSpan().EndsWith(suffix) ? [.. name.AsSpan(0, 16 - suffix.Length), .. suffix] : name[..16];
    }

    private static bool SkipLine(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> start)
    {
        int end = text.IndexOf((byte)'\n');
        if (end < 0 || !text.StartsWith(start)) return false;
        text = text[(end + 1)..];
        return true;
    }
}
