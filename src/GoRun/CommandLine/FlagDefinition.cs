namespace GoRun.CommandLine;

/// <summary>A flag that a command knows.</summary>
/// <param name="Name">Without the minus.</param>
/// <param name="Kind">What values it takes.</param>
/// <param name="Support">Which of them gorun acts on.</param>
internal sealed record FlagDefinition(string Name, FlagKind Kind, FlagSupport Support = FlagSupport.Full)
{
    /// <summary>Whether it stands alone: a value can follow only behind an equals sign.</summary>
    internal bool StandsAlone => Kind is FlagKind.Boolean or FlagKind.BuildVcs or FlagKind.Fields;
}

/// <summary>How a flag's value is read.</summary>
internal enum FlagKind
{
    Boolean,
    Text,
    Integer,

    /// <summary>Words, some of them quoted, between blanks.</summary>
    Words,

    /// <summary><c>-tags</c>: words between commas, or <see cref="Words"/>.</summary>
    Tags,

    /// <summary><c>-gcflags</c> and its like: <c>pattern=words</c>.</summary>
    PackageFlags,

    /// <summary><c>-buildvcs</c>: <c>auto</c> or a Boolean; may stand alone.</summary>
    BuildVcs,

    /// <summary><c>-json</c> of list: a Boolean, or the names of fields between commas; may stand alone.</summary>
    Fields,

    /// <summary><c>-compiler</c>: <c>gc</c> or <c>gccgo</c>.</summary>
    Compiler,

    /// <summary><c>-covermode</c>, which switches <c>-cover</c> on.</summary>
    CoverMode,

    /// <summary><c>-coverpkg</c>, which does so too.</summary>
    CoverPackages,

    /// <summary><c>-C</c>, which is taken off the command line before: here it is always in the wrong place.</summary>
    ChangeDirectory,
}

/// <summary>What becomes of a flag that was given.</summary>
internal enum FlagSupport
{
    Full,

    /// <summary>
    /// Only the neutral value; any other is refused in one line, because a flag that is ignored builds the wrong program.
    /// </summary>
    NeutralOnly,

    /// <summary>Any value, which changes nothing for what gorun does.</summary>
    WithoutEffect,
}
