namespace GoRun.Testing;

/// <summary>A Go release to compare with.</summary>
/// <param name="Root">GOROOT, spelled as given.</param>
/// <param name="Version">Such as <c>go1.27.3</c>.</param>
public sealed record Toolchain(string Root, string Version)
{
    public string Go => Path.Combine(Root, "bin", "go");

    /// <summary>The second number of the version: 27 of <c>go1.27.3</c>.</summary>
    public int Minor => int.Parse(Version.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);

    public string ToolFolder =>
        Directory.GetDirectories(Path.Combine(Root, "pkg", "tool")) is [var folder]
            ? folder
            : throw new InvalidOperationException($"{Root}/pkg/tool should hold the tools of one platform");
}
