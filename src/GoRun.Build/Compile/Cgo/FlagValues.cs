using System.Buffers;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// What may follow the beginning of a flag. The dangers kept out: a first <c>@</c> makes compilers read more flags from a file, a first
/// <c>-</c> could be taken for a flag of its own, and a comma parts the flags that <c>-Wl,</c> and its like pass on.
/// </summary>
internal static class FlagValues
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(Letters + Digits + "_");
    private static readonly SearchValues<char> LowerOrDigit = SearchValues.Create("abcdefghijklmnopqrstuvwxyz" + Digits);
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create(Letters + Digits);

    public static bool Nothing(ReadOnlySpan<char> value) => value.IsEmpty;

    public static bool Something(ReadOnlySpan<char> value) => !value.IsEmpty;

    /// <summary>An argument that cannot be read as anything else.</summary>
    public static bool Argument(ReadOnlySpan<char> value) => !value.IsEmpty && value[0] is not ('@' or '-');

    /// <summary>As <see cref="Argument"/>, or nothing.</summary>
    public static bool OptionalArgument(ReadOnlySpan<char> value) => value.IsEmpty || Argument(value);

    /// <summary>One argument of a list that is parted by commas.</summary>
    public static bool ListArgument(ReadOnlySpan<char> value) => Argument(value) && !value.Contains(',');

    /// <summary>
    /// A <see cref="ListArgument"/> without any <c>@</c> (the first character may be anything but what <see cref="Argument"/> refuses, and
    /// a comma).
    /// </summary>
    public static bool PathList(ReadOnlySpan<char> value) => Argument(value) && value.IndexOfAny(',', '@') < 0;

    /// <summary>Not a list.</summary>
    public static bool NoComma(ReadOnlySpan<char> value) => !value.IsEmpty && !value.Contains(',');

    /// <summary>Not a list, and no file of flags anywhere.</summary>
    public static bool NoCommaNoAt(ReadOnlySpan<char> value) => !value.IsEmpty && value.IndexOfAny(',', '@') < 0;

    /// <summary>A C name.</summary>
    public static bool Name(ReadOnlySpan<char> value) => !value.IsEmpty && !char.IsAsciiDigit(value[0]) && Word(value);

    /// <summary>Letters, digits and underlines, or nothing.</summary>
    public static bool Word(ReadOnlySpan<char> value) => !value.ContainsAnyExcept(WordCharacters);

    /// <summary>A C name, with a value behind <c>=</c> or without.</summary>
    public static bool Macro(ReadOnlySpan<char> value) => Macro(value, "@-");

    /// <summary>As <see cref="Macro(ReadOnlySpan{char})"/>, inside a list.</summary>
    public static bool ListMacro(ReadOnlySpan<char> value) => Macro(value, "@,-");

    /// <summary><c>old=new</c>, both there.</summary>
    public static bool Mapping(ReadOnlySpan<char> value) =>
        value.Length >= 3 && !value.Contains('@') && value[1..^1].Contains('=');

    public static bool Number(ReadOnlySpan<char> value) => !value.IsEmpty && OptionalNumber(value);

    public static bool SignedNumber(ReadOnlySpan<char> value) => Number(value.StartsWith('-') ? value[1..] : value);

    public static bool OptionalNumber(ReadOnlySpan<char> value) => !value.ContainsAnyExceptInRange('0', '9');

    /// <summary>Like 4.2, or nothing.</summary>
    public static bool OptionalVersion(ReadOnlySpan<char> value) => value.Trim("0123456789.").IsEmpty;

    /// <summary>Letters and digits after an <c>=</c> or a comma.</summary>
    public static bool EntryPoint(ReadOnlySpan<char> value) =>
        value.Length > 1 && value[0] is '=' or ',' && !value[1..].ContainsAnyExcept(LettersAndDigits);

    /// <summary>The name of a code model.</summary>
    public static bool CodeModel(ReadOnlySpan<char> value) => !value.IsEmpty && Lower(value, "-");

    /// <summary>Lower-case letters and digits, or nothing, and the extra characters.</summary>
    public static bool Lower(ReadOnlySpan<char> value, string extra)
    {
        foreach (char c in value)
        {
            if (!LowerOrDigit.Contains(c) && !extra.Contains(c, StringComparison.Ordinal)) return false;
        }

        return true;
    }

    /// <summary>The value after one of these characters.</summary>
    public static FlagValue After(string separators, FlagValue value) =>
        rest => !rest.IsEmpty && separators.Contains(rest[0], StringComparison.Ordinal) && value(rest[1..]);

    public static FlagValue OneOf(params string[] values) => rest =>
    {
        foreach (string value in values)
        {
            if (rest.SequenceEqual(value)) return true;
        }

        return false;
    };

    private static bool Macro(ReadOnlySpan<char> value, string refused)
    {
        int equals = value.IndexOf('=');
        return equals < 0 ? Name(value) : Name(value[..equals]) && value[(equals + 1)..].IndexOfAny(refused) < 0;
    }
}
