using System.Globalization;
using System.Text.RegularExpressions;

namespace GoRun.Scripts.Language;

/// <summary>Durations as Go's time.ParseDuration reads them, such as <c>1m30s</c> or <c>100ms</c>.</summary>
internal static partial class GoDuration
{
    internal static TimeSpan Parse(string text)
    {
        if (text == "0")
            return TimeSpan.Zero;
        if (!Whole().IsMatch(text))
            throw new ScriptException($"time: invalid duration \"{text}\"");
        double seconds = Part().Matches(text).Sum(
            part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * SecondsIn(part.Groups[2].Value));
        return TimeSpan.FromSeconds(seconds);
    }

    private static double SecondsIn(string unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "ns" => 1e-9,
        _ => 1e-6,
    };

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(ns|us|µs|ms|s|m|h)")]
    private static partial Regex Part();

    [GeneratedRegex(@"\A(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|ms|s|m|h))+\z")]
    private static partial Regex Whole();
}
