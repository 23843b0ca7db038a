using System.Text.Json;

namespace GoRun.Platform.Tracing;

/// <summary>
/// The file of <c>-debug-trace</c>: a JSON array of events in Chrome's trace event format, as go writes it
/// (cmd/go/internal/trace), for chrome://tracing and Perfetto. It is made at the beginning, so that a path that cannot be written is told before
/// anything is built, and filled at the end; it may be a device.
/// </summary>
public sealed class TraceFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    private TraceFile(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Makes or empties the file.</summary>
    /// <param name="path">As the user has it, counted from the directory.</param>
    /// <exception cref="GoError">In the words of go.</exception>
    public static TraceFile Create(string path, string directory)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 };
        try
        {
            return new TraceFile(path, new FileStream(Path.GetFullPath(path, directory), options));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GoError($"failed to start trace: open {path}: {DiskProblem.Reason(e)}");
        }
    }

    /// <summary>Writes all events.</summary>
    /// <exception cref="GoError">They cannot be written.</exception>
    public void Write(IEnumerable<TraceEvent> events)
    {
        try
        {
            _file.Write(Format(events));
        }
        catch (IOException e)
        {
            throw new GoError($"failed to stop trace: write {_path}: {DiskProblem.Reason(e)}");
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>One event a line.</summary>
    internal static byte[] Format(IEnumerable<TraceEvent> events)
    {
        using var text = new MemoryStream();
        string separator = "[\n";
        foreach (TraceEvent item in events)
        {
            text.Write(System.Text.Encoding.ASCII.GetBytes(separator));
            separator = ",\n";
            using var json = new Utf8JsonWriter(text);
            Write(json, item);
        }

        text.Write(text.Length == 0 ? "[]\n"u8 : "\n]\n"u8);
        return text.ToArray();
    }

    private static void Write(Utf8JsonWriter json, TraceEvent item)
    {
        json.WriteStartObject();
        json.WriteString("name", item.Name);
        json.WriteString("ph", item.Kind == TraceEventKind.Begin ? "B" : "E");
        json.WriteNumber("ts", Math.Round(item.Time, 1));
        json.WriteNumber("pid", 0);
        json.WriteNumber("tid", item.Thread);
        if (item.Category.Length > 0) json.WriteString("cat", item.Category);
        if (!item.Notes.IsEmpty)
        {
            json.WriteStartObject("args");
            foreach ((string name, bool value) in item.Notes) json.WriteBoolean(name, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
