using System.Text;
using GoRun.Platform;

namespace GoRun.Build.Cache;

/// <summary>Makes the hashes of one build: action IDs, what is below them, and hashes of files. Thread-safe.</summary>
/// <param name="goVersion">
/// Like <c>go1.27.4</c>: the salt of all action IDs; an experiment suffix (<c> X:...</c>, since 1.26 also <c>-X:...</c>) is not part of it.
/// </param>
/// <param name="log">Where somebody wants to see them.</param>
internal sealed class ActionHashes(string goVersion, HashLog? log = null)
{
    private readonly byte[] _salt = Encoding.UTF8.GetBytes(Salt(goVersion));

    /// <summary>Begins an action ID.</summary>
    /// <param name="kind">Of the action: <c>build</c>. This and the next only tell what the ID is for, and are not hashed.</param>
    /// <param name="subject">What the action is about, as a rule an import path; empty where there is but one.</param>
    public ActionHash Begin(string kind, string subject) => new(_salt, kind, subject, log);

    /// <summary>The ID of a secondary output of an action: unsalted, unlike the action IDs themselves.</summary>
    public ContentHash Subkey(ContentHash parent, string description)
    {
        ReadOnlySpan<byte> prefix = "subkey:"u8;
        byte[] text = new byte[prefix.Length + ContentHash.Size + Encoding.UTF8.GetByteCount(description)];
        prefix.CopyTo(text);
        parent.CopyTo(text.AsSpan(prefix.Length));
        Encoding.UTF8.GetBytes(description, text.AsSpan(prefix.Length + ContentHash.Size));
        var sum = ContentHash.Of(text);
        log?.AddSubkey(parent, description, sum);
        return sum;
    }

    /// <summary>The hash of a file's content; null where it cannot be read.</summary>
    public ContentHash? OfFile(SourceTree tree, string path)
    {
        ContentHash? hash = tree.HashOf(path);
        log?.AddFile(tree.ActualPath(path), hash?.ToHex() ?? WhyUnreadable(tree, path));
        return hash;
    }

    private static string WhyUnreadable(SourceTree tree, string path)
    {
        try
        {
            tree.Read(path);
            return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static string Salt(string goVersion)
    {
        int cut = goVersion.IndexOf(" X:", StringComparison.Ordinal);
        if (cut < 0) cut = goVersion.IndexOf("-X:", StringComparison.Ordinal);
        return cut < 0 ? goVersion : goVersion[..cut];
    }
}
