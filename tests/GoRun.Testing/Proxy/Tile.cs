using System.Globalization;
using System.Text.RegularExpressions;

namespace GoRun.Testing.Proxy;

/// <summary>A piece of a hash tree that is asked for as a whole, so that it can be cached (golang.org/x/mod/sumdb/tlog).</summary>
/// <param name="Height">The tile has up to 2 to this power hashes.</param>
/// <param name="Level">Its hashes stand for 2 to the power of Height * Level records each; null for the records themselves.</param>
/// <param name="Index">Among the tiles of its level, from 0.</param>
/// <param name="Width">How many hashes of the tile are asked for.</param>
public sealed partial record Tile(int Height, int? Level, int Index, int Width)
{
    /// <summary>
    /// From a path such as <c>/tile/8/0/x001/234.p/5</c>: height, level, index in groups of three digits, and the width where it is less
    /// than the full one. Null for what is no such path.
    /// </summary>
    public static Tile? Parse(string path)
    {
        if (Form().Match(path) is not { Success: true } match)
            return null;
        int height = Number(match.Groups["height"].Value);
        string level = match.Groups["level"].Value;
        string index = match.Groups["index"].Value.Replace("x", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal);
        Group width = match.Groups["width"];
        return new Tile(height, level == "data" ? null : Number(level), Number(index), width.Success ? Number(width.Value) : 1 << height);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^/tile/(?<height>\d\d?)/(?<level>\d\d?|data)/(?<index>(x\d{3}/)*\d{3})(\.p/(?<width>\d+))?$")]
    private static partial Regex Form();
}
