namespace GoRun.Testing;

/// <summary>A folder of one test's own, gone at its end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gorun-test-").FullName;

    /// <summary>The path of a name in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with the folders above it; gives its path.</summary>
    public string Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
        return this[name];
    }

    /// <summary>
    /// Keeps go from leaving a process behind that goes on writing below this home folder after the command has ended, while the folder
    /// is deleted.
    /// </summary>
    public void TurnTelemetryOff(string home) => Write(home + "/.config/go/telemetry/mode", "off 2026-01-01");

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
