namespace GoRun.Bench.Reporting.Plots;

/// <summary>What the plots share, so that a side looks the same in all of them. The two differ for the color-blind too.</summary>
internal static class Colors
{
    public const string Gorun = "#0969da";
    public const string Go = "#bc4c00";
    public const string Grid = "#eaeef2";
    public const string Quiet = "#57606a";
    public const string Target = "#1a7f37";
}
