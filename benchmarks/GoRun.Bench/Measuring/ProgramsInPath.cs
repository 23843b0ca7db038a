namespace GoRun.Bench.Measuring;

internal static class ProgramsInPath
{
    /// <summary>The absolute path of a program; null where PATH has none of the name.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
