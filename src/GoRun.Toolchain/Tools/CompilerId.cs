namespace GoRun.Toolchain;

/// <summary>The identity of a C, C++ or Fortran compiler as it goes into action IDs, or why it cannot be told.</summary>
/// <param name="Id">The line with the compiler's version, with all its blanks (gcc ends it in one); empty where it cannot be told.</param>
/// <param name="Error">Why it cannot be told, in go's words, which 1.25 and newer put into the action ID; else empty.</param>
public readonly record struct CompilerId(string Id, string Error)
{
    /// <summary>Whether the ID was read from a released compiler's version line, and so depends on nothing but the compiler's file.</summary>
    public bool IsRelease { get; init; }

    internal static CompilerId None(string error) => new("", error);
}
