using System.Text;
using GoRun.Platform;

namespace GoRun.Resolve.Modules;

/// <summary>Reads the text files of the module system. None of them goes into an action ID, so that none is hashed.</summary>
internal static class ModuleText
{
    /// <summary>Null where there is no such file.</summary>
    /// <exception cref="GoError">It is there but cannot be read.</exception>
    public static string? Read(SourceTree sources, string path)
    {
        byte[] buffer = [];
        try
        {
            int length = sources.ReadInto(path, ref buffer, out _);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError("go: " + e.Message);
        }
    }
}
