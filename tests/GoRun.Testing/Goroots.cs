namespace GoRun.Testing;

/// <summary>The GOROOTs of <see cref="Toolchains"/>, for tests that need no more of a release than that.</summary>
public static class Goroots
{
    /// <summary>Oldest first.</summary>
    public static string[] All => [.. Toolchains.Every.Select(toolchain => toolchain.Root)];

    public static string Newest => All[^1];

    /// <summary>The oldest and the newest, for large tables.</summary>
    public static string[] Ends => [.. new[] { All[0], All[^1] }.Distinct()];

    /// <summary>All, as rows of a theory.</summary>
    public static TheoryData<string> Rows => new(All);
}
