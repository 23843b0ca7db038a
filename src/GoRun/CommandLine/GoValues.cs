using System.Globalization;
using System.Numerics;

namespace GoRun.CommandLine;

/// <summary>Values as Go's package strconv reads them for package flag.</summary>
internal static class GoValues
{
    /// <summary>The words that strconv.ParseBool knows; null for any other.</summary>
    internal static bool? Boolean(string text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    /// <summary>
    /// An integer literal: decimal, 0x, 0o, 0b or 0 for octal, with underscores between digits (strconv.ParseInt with base 0).
    /// </summary>
    /// <returns>The problem in the words of package flag; null where there is none.</returns>
    internal static string? Integer(string text, out int value)
    {
        value = 0;
        ReadOnlySpan<char> digits = text;
        bool negative = digits.StartsWith("-");
        if (negative || digits.StartsWith("+")) digits = digits[1..];
        int radix = 10;
        if (digits.Length > 1 && digits[0] == '0')
        {
            radix = char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'b' => 2, _ => 8 };
            digits = digits[(radix == 8 && char.ToLowerInvariant(digits[1]) != 'o' ? 1 : 2)..];
        }

        BigInteger number = 0;
        bool afterDigit = radix != 10;
        if (digits.IsEmpty) return "parse error";
        foreach (char c in digits)
        {
            if (c == '_' && afterDigit)
            {
                afterDigit = false;
                continue;
            }

            int digit = c <= 'f' && char.IsAsciiHexDigit(c) ? int.Parse([c], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : radix;
            if (digit >= radix) return "parse error";
            number = number * radix + digit;
            afterDigit = true;
        }

        if (!afterDigit) return "parse error";
        if (negative) number = -number;
        if (number < long.MinValue || number > long.MaxValue) return "value out of range";

        // Go's int is wider than what is wanted here: a number of processes.
        value = (int)BigInteger.Max(BigInteger.Min(number, int.MaxValue), int.MinValue);
        return null;
    }
}
