namespace GoRun.Resolve.Packages.Patterns;

/// <summary>Tells which packages the arguments of the command line name (<c>go help packages</c>).</summary>
internal interface IPatternExpander
{
    /// <param name="pattern">In canonical form, see <see cref="CanonicalPattern"/>.</param>
    PatternMatch Expand(string pattern);
}
