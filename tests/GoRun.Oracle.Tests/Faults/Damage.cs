namespace GoRun.Oracle.Tests.Faults;

/// <summary>
/// What can happen to a file of the build cache. The file is always replaced, never written to: in the tests' caches files have names in other
/// caches too.
/// </summary>
internal static class Damage
{
    public static IReadOnlyList<string> Kinds =>
        ["gone", "empty", "cut", "longer", "first byte", "middle byte", "zeros", "folder", "full folder", "link to nothing"];

    public static void Do(string kind, string file)
    {
        byte[] content = File.ReadAllBytes(file);
        UnixFileMode mode = File.GetUnixFileMode(file);
        File.Delete(file);
        switch (kind)
        {
            case "gone":
                return;
            case "folder":
                Directory.CreateDirectory(file);
                return;
            case "full folder":
                Directory.CreateDirectory(file);
                File.WriteAllBytes(Path.Combine(file, "content"), content);
                File.WriteAllBytes(Path.Combine(file, "company"), content);
                return;
            case "link to nothing":
                File.CreateSymbolicLink(file, "/nowhere/at/all");
                return;
        }

        File.WriteAllBytes(file, Changed(kind, content));
        File.SetUnixFileMode(file, mode);
    }

    /// <summary>Turns some bits over.</summary>
    public static void Flip(string file, Random random)
    {
        byte[] content = File.ReadAllBytes(file);
        UnixFileMode mode = File.GetUnixFileMode(file);
        for (int i = 0; i < 3 && content.Length > 0; i++) content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
        File.Delete(file);
        File.WriteAllBytes(file, content);
        File.SetUnixFileMode(file, mode);
    }

    private static byte[] Changed(string kind, byte[] content)
    {
        switch (kind)
        {
            case "empty":
                return [];
            case "cut":
                return content[..(content.Length / 2)];
            case "longer":
                return [.. content, 0];
            case "zeros":
                return new byte[content.Length];
            case "first byte":
                if (content.Length > 0) content[0] ^= 1;
                return content;
            case "middle byte":
                if (content.Length > 0) content[content.Length / 2] ^= 1;
                return content;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }
}
