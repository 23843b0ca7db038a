namespace GoRun.Bench.Programs;

/// <summary>A folder with a main module that is written for the benchmarks.</summary>
/// <param name="Folder">Absolute path.</param>
internal sealed record GoModule(string Folder)
{
    /// <summary>The file of package main that is edited.</summary>
    public string Main => this["main.go"];

    /// <summary>The absolute path of a file of the module.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Begins the module with its go.mod, which the oldest supported release understands, and main.go.</summary>
    public void Begin(string path, string main)
    {
        Write("go.mod", $"module example.com/{path}\n\ngo 1.24\n");
        Write("main.go", main);
    }

    /// <summary>Writes a file, with the folders above it.</summary>
    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
    }
}
