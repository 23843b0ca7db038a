using System.Text;
using GoRun.Resolve.Packages;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Gopath;

/// <summary>
/// The import path that is made for a folder which has none: <c>_/home/me/x</c> for /home/me/x. What an import path may not hold becomes
/// an underscore, so that two folders can have the same one.
/// </summary>
internal static class LocalImportPath
{
    public static string Of(string directory)
    {
        var path = new StringBuilder("_/");
        foreach (Rune rune in directory.EnumerateRunes())
        {
            if (ImportPathErrors.Allows(rune)) path.Append(rune);
            else path.Append('_');
        }

        return Paths.Clean(path.ToString());
    }
}
