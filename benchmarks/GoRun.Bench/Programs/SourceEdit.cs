using System.Globalization;

namespace GoRun.Bench.Programs;

/// <summary>
/// A source file that gets a content that it never had before: a number at its end, <c>var benchmarkEdit = N</c>. What is written is written
/// with number 0 first.
/// </summary>
/// <param name="file">Absolute path; the file has to be there when it is edited.</param>
internal sealed class SourceEdit(string file)
{
    private string? _original;

    public void Apply(int number)
    {
        _original ??= File.ReadAllText(file);
        File.WriteAllText(file, _original + string.Create(CultureInfo.InvariantCulture, $"\nvar benchmarkEdit = {number}\n"));
    }
}
