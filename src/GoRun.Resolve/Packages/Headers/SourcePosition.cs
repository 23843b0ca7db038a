namespace GoRun.Resolve.Packages.Headers;

/// <summary>A place in a file: line and column start at 1, the column counts bytes. Line 0 means nowhere.</summary>
internal readonly record struct LinePosition(int Line, int Column);

/// <summary>A place in a named file.</summary>
/// <param name="File">Absolute path.</param>
internal readonly record struct SourcePosition(string File, LinePosition Place)
{
    public override string ToString() => $"{File}:{Place.Line}:{Place.Column}";
}
