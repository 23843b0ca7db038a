using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace GoRun.Resolve.Modules.Web;

/// <summary>What a server says about an error, where it says it in plain text (cmd/go/internal/web, formatErrorDetail).</summary>
internal static class ErrorDetail
{
    private const int MostLines = 8;
    private const int MostBytes = MostLines * 81;
    private const int MostRead = 64 * 1024;

    /// <summary>go's message for a status other than 200.</summary>
    public static WebFault Describe(WebResponse response)
    {
        string detail = IsPlainText(response.ContentType) ? Format(ReadStart(response.Body)) : "";
        string text = $"reading {response.Url}: {response.Status}";
        if (detail.Length > 0) text += $"\n\tserver response:{(detail.Contains('\n', StringComparison.Ordinal) ? "\n\t" : " ")}{detail}";
        return new WebFault(text, notFound: response.StatusCode is 404 or 410);
    }

    private static bool IsPlainText(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && string.Equals(type.MediaType, "text/plain", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet?.Trim('"').ToLowerInvariant() ?? "") is "" or "utf-8" or "us-ascii";

    private static byte[] ReadStart(Stream body)
    {
        byte[] start = new byte[MostRead];
        try
        {
            return start[..body.ReadAtLeast(start, MostRead, throwOnEndOfStream: false)];
        }
        catch (WebFault)
        {
            // The status says enough.
            return [];
        }
    }

    private static string Format(byte[] body)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return "";
        }

        // Whatever else would let the server play with the user's terminal.
        if (text.EnumerateRunes().Any(r => !IsGraphic(r) && !Rune.IsWhiteSpace(r))) return "";
        var detail = new StringBuilder();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length && !string.IsNullOrWhiteSpace(lines[i]); i++)
        {
            if (i > 0) detail.Append("\n\t");
            if (i >= MostLines) return detail.Append("[Truncated: too many lines.]").ToString();
            if (detail.Length + lines[i].Length > MostBytes) return detail.Append("[Truncated: too long.]").ToString();
            detail.Append(lines[i]);
        }

        return detail.ToString();
    }

    private static bool IsGraphic(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
