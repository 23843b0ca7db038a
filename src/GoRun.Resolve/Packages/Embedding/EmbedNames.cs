using System.Text;

namespace GoRun.Resolve.Packages.Embedding;

/// <summary>File names that cannot be part of a module (golang.org/x/mod/module.CheckFilePath), and those of version control.</summary>
internal static class EmbedNames
{
    private const string Punctuation = "!#$%&()+,-.=@[]^_{}~ ";

    private static readonly string[] WindowsReserved =
    [
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3",
        "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];

    public static bool IsBad(string name)
    {
        if (name is "" or ".bzr" or ".hg" or ".git" or ".svn" || name[^1] == '.') return true;
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool mark = rune.IsAscii && (Rune.IsDigit(rune) || Punctuation.Contains((char)rune.Value, StringComparison.Ordinal));
            if (!mark && !Rune.IsLetter(rune)) return true;
        }

        return IsReserved(name);
    }

    /// <summary>Whether the name up to its first dot is one that Windows keeps for devices.</summary>
    public static bool IsReserved(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> stem = dot < 0 ? name : name.AsSpan(0, dot);
        foreach (string reserved in WindowsReserved)
        {
            if (stem.Equals(reserved, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
