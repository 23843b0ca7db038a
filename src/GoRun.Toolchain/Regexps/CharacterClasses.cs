namespace GoRun.Toolchain;

/// <summary>Named classes as ranges to stand inside brackets. In Go they are of ASCII only, in .NET of all of Unicode.</summary>
internal static class CharacterClasses
{
    /// <summary>Of a letter behind a backslash; null when it names no class.</summary>
    internal static string? Perl(char letter) => letter switch
    {
        'd' => "0-9",
        'D' => @"\u0000-/:-\uffff",
        's' => @"\t\n\f\r ",
        'S' => @"\u0000-\u0008\u000b\u000e-\u001f!-\uffff",
        'w' => "0-9A-Za-z_",
        'W' => @"\u0000-/:-@\u005b-\u005e`{-\uffff",
        _ => null,
    };

    /// <summary>Of a name between <c>[:</c> and <c>:]</c>; null when there is none of that name.</summary>
    internal static string? Posix(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "alpha" => "A-Za-z",
        "ascii" => @"\u0000-\u007f",
        "blank" => @"\t ",
        "cntrl" => @"\u0000-\u001f\u007f",
        "digit" => "0-9",
        "graph" => "!-~",
        "lower" => "a-z",
        "print" => " -~",
        "punct" => @"!-/:-@\u005b-`{-~",
        "space" => @"\t\n\v\f\r ",
        "upper" => "A-Z",
        "word" => "0-9A-Za-z_",
        "xdigit" => "0-9A-Fa-f",
        _ => null,
    };
}
