namespace GoRun.Bench.Scenarios;

/// <summary>What has changed since the run before.</summary>
internal enum Change
{
    Nothing,

    /// <summary>A file of package main has a content that it never had.</summary>
    Main,

    /// <summary>So has a file of a package that many import.</summary>
    Leaf,

    /// <summary>The machine has never built anything: GOCACHE and HOME are empty.</summary>
    Cold,

    /// <summary>GOMODCACHE is empty.</summary>
    Downloads,
}

internal static class ChangeNames
{
    /// <summary>As tables show it.</summary>
    public static string Title(this Change change) => change switch
    {
        Change.Nothing => "nothing changed",
        Change.Main => "main.go edited",
        Change.Leaf => "leaf edited",
        Change.Cold => "cold",
        _ => "downloaded",
    };

    /// <summary>One word, for names of scenarios.</summary>
    public static string Word(this Change change) => change switch
    {
        Change.Nothing => "warm",
        Change.Main => "main",
        Change.Leaf => "leaf",
        Change.Cold => "cold",
        _ => "download",
    };
}
