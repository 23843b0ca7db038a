namespace GoRun.Toolchain.Tests;

/// <summary>A folder below the system's temporary one, gone at the end of the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("gorun-toolchain-").FullName;

    internal string Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>
    /// Keeps go from leaving a process behind that goes on writing below this home folder after the command has ended, while the folder is deleted.
    /// </summary>
    internal void TurnTelemetryOff(string home) => Write(home + "/.config/go/telemetry/mode", "off 2026-01-01");

    public void Dispose()
    {
        for (int triesLeft = 100; ; triesLeft--)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (triesLeft > 0)
            {
                // Where a test lets go run with another home folder, that process may have made a file meanwhile.
            }
        }
    }
}
