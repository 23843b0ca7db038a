using System.Globalization;

namespace GoRun.Conformance.Tests;

/// <summary>
/// One line for each script, <c>release script verdict seconds text</c>, appended to the file that GORUN_CONFORMANCE_TALLY names: xunit
/// knows no more than passed and failed.
/// </summary>
internal static class Tally
{
    internal static void Add(string version, string script, Outcome outcome)
    {
        if (Environment.GetEnvironmentVariable("GORUN_CONFORMANCE_TALLY") is not { Length: > 0 } file)
            return;
        string seconds = outcome.Time.TotalSeconds.ToString("f1", CultureInfo.InvariantCulture);
        string line = $"{version} {script} {outcome.Verdict.Kind} {seconds} {outcome.Verdict.Text.ReplaceLineEndings(" ")}\n";
        // Two threads write here.
        using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        stream.Write(System.Text.Encoding.UTF8.GetBytes(line));
    }
}
