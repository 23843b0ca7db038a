using System.Security.Cryptography;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Modules.Fetching;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.Direct;

/// <summary>
/// Where the copy of a repository is kept, for go and gorun alike (cmd/go/internal/modfetch/codehost, WorkDir). The name is a hash, so that no
/// copy ever lies inside another:
/// <code>
/// GOMODCACHE/cache/vcs/
///     HASH/         the copy
///     HASH.info     what HASH is the SHA-256 of: type, colon, address
///     HASH.lock     locked while the copy is changed
/// </code>
/// </summary>
/// <param name="Path">Of the folder.</param>
internal sealed record VcsDirectory(string Path)
{
    public string LockFile => Path + ".lock";

    /// <summary>Sees to it that the folder is there; an empty one is a copy that has yet to be made.</summary>
    /// <param name="type">The kind of copy, like <c>git3</c>.</param>
    /// <exception cref="ModuleFetchException">The disk refuses.</exception>
    public static VcsDirectory Prepare(ModuleContext context, string type, string address)
    {
        string key = $"{type}:{address}";
        string parent = context.Env.Gomodcache + "/cache/vcs";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        var directory = new VcsDirectory($"{parent}/{hash}");
        try
        {
            Directory.CreateDirectory(parent);
            using FileMutex held = FileMutex.Take(directory.LockFile, context.Cancellation);
            directory.Begin(key);
            return directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModuleFetchException(e.Message);
        }
    }

    /// <summary>Removes a copy that could not be begun, so that the next one to come begins anew.</summary>
    public void Discard()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // An unfinished copy is made whole by whoever comes next: this is about tidiness only.
        }
    }

    private void Begin(string key)
    {
        string infoFile = Path + ".info";
        string? known = Directory.Exists(Path) && File.Exists(infoFile) ? File.ReadAllText(infoFile) : null;
        if (known is not null)
        {
            known = known.EndsWith('\n') ? known[..^1] : known;
            if (known == key) return;
            throw new ModuleFetchException(
                $"{infoFile} exists with wrong content (have {GoQuoting.Quote(known)} want {GoQuoting.Quote(key)})");
        }

        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        Directory.CreateDirectory(Path);
        AtomicFile.Write(infoFile, Encoding.UTF8.GetBytes(key));
    }
}
