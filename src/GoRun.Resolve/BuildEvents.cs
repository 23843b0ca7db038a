using GoRun.Resolve.Packages.Listing;

namespace GoRun.Resolve;

/// <summary>What a build says, as <c>-json</c> prints it: one object a line (<c>go help buildjson</c>). Thread-safe.</summary>
public sealed class BuildEvents(TextWriter output)
{
    private readonly Lock _lock = new();

    /// <summary>Something was said about a package, or with an empty path about none.</summary>
    /// <param name="text">Whole lines, in one event.</param>
    public void Say(string importPath, string text) => Write(importPath, "build-output", $",\"Output\":{JsonObject.Quote(text)}");

    /// <summary>A package failed, for these reasons: one event a line, and one that says so.</summary>
    public void Fail(string importPath, string text)
    {
        foreach (string line in text.TrimEnd('\n').Split('\n')) Say(importPath, line + "\n");
        Write(importPath, "build-fail", "");
    }

    private void Write(string importPath, string action, string rest)
    {
        lock (_lock)
        {
            output.Write($"{{\"ImportPath\":{JsonObject.Quote(importPath)},\"Action\":\"{action}\"{rest}}}\n");
            output.Flush();
        }
    }
}
