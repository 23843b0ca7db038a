using GoRun.Platform;

namespace GoRun.Resolve.Modules.Web;

/// <summary>Reads <c>file://</c> URLs as if a server had answered (cmd/go/internal/web, getFile).</summary>
internal static class FileUrl
{
    /// <exception cref="WebFault">It cannot be read.</exception>
    public static T Read<T>(GoUrl url, Func<WebResponse, T> use)
    {
        if (url.Host is not ("" or "localhost")) throw new WebFault("file URL specifies non-local host");
        string path = url.Path;
        if (path.Length == 0) throw new WebFault("file URL missing path");
        if (!path.StartsWith('/')) throw new WebFault("path is not absolute");
        try
        {
            using FileStream file = File.OpenRead(path);
            return use(new WebResponse { Url = url.Redacted, StatusCode = 200, Status = "OK", Length = file.Length, Body = file });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WebFault($"reading {url.Redacted}: no such file or directory", notFound: true);
        }
        catch (UnauthorizedAccessException)
        {
            string reason = Directory.Exists(path) ? "is a directory" : "permission denied";
            throw new WebFault($"reading {url.Redacted}: {reason}");
        }
    }
}
