using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages.Patterns;

/// <summary>What one argument of the command line stands for.</summary>
/// <param name="Pattern">The argument in canonical form.</param>
/// <param name="IsLiteral">It names one package: no wildcard, no word like <c>std</c>.</param>
/// <param name="Packages">The packages, in go's order.</param>
/// <param name="Error">Why it (or a part of it) stands for nothing, in go's words; null without.</param>
internal sealed record PatternMatch(string Pattern, bool IsLiteral, List<PackageNode> Packages, string? Error);
