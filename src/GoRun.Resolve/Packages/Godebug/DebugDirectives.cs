using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages.Headers;
using GoRun.Resolve.Packages.Loading;

namespace GoRun.Resolve.Packages.Godebug;

/// <summary>The <c>//go:debug key=value</c> comments of a package, checked as go checks them.</summary>
/// <param name="Settings">Those that are in order; of a repeated key the last value, as go has it.</param>
/// <param name="Errors">See <see cref="Package.DirectiveErrors"/>.</param>
internal sealed record DebugDirectives(ImmutableArray<KeyValuePair<string, string>> Settings, string Errors)
{
    public static DebugDirectives None { get; } = new([], "");

    public static DebugDirectives Read(ImmutableArray<PlacedText> lines, GodebugCheck check)
    {
        if (lines.IsEmpty) return None;
        var settings = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var errors = new StringBuilder();
        var seen = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach ((string text, SourcePosition position) in lines)
        {
            string rest = text["//go:debug".Length..];
            // Another directive that only begins like this one.
            if (rest.Length > 0 && rest[0] is not (' ' or '\t')) continue;
            (string key, string value) = Split(rest.Trim());
            if (Problem(key, value, rest, check) is { } problem)
            {
                errors.Append($"{position}: invalid //go:debug: {problem}\n");
                continue;
            }

            settings.Add(KeyValuePair.Create(key, value));
            if (!seen.TryAdd(key, position))
                errors.Append($"{position}: repeated //go:debug for {key}\n\t{seen[key]}: previous //go:debug\n");
        }

        return new DebugDirectives(settings.ToImmutable(), errors.ToString());
    }

    private static (string, string) Split(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (text, "") : (text[..equals], text[(equals + 1)..]);
    }

    private static string? Problem(string key, string value, string text, GodebugCheck check)
    {
        if (!text.Contains('=', StringComparison.Ordinal)) return "missing key=value";
        if (key.AsSpan().ContainsAny(' ', '\t')) return "key contains space";
        if (value.AsSpan().ContainsAny(' ', '\t')) return "value contains space";
        if (key.Contains(',', StringComparison.Ordinal)) return "key contains comma";
        if (value.Contains(',', StringComparison.Ordinal)) return "value contains comma";
        return check.Problem(key, value, "//go:debug setting");
    }
}
