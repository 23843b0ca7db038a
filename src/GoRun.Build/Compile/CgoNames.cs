using System.Text;
using System.Text.RegularExpressions;

namespace GoRun.Build.Compile;

/// <summary>
/// Turns the names that cgo makes up into what the user wrote, in the compiler's messages: <c>_Ctype_int</c> was <c>C.int</c>.
/// </summary>
internal static partial class CgoNames
{
    public static byte[] Restore(byte[] output)
    {
        if (output.AsSpan().IndexOf("_C"u8) < 0) return output;
        // Latin-1 keeps every byte as it is.
        return Encoding.Latin1.GetBytes(Mangled().Replace(Encoding.Latin1.GetString(output), "C."));
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z_])_C2?(type|func|var|macro)_(?=[0-9A-Za-z_])", RegexOptions.CultureInvariant)]
    private static partial Regex Mangled();
}
