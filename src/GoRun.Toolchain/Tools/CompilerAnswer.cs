using System.Text;
using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>Reads what a compiler driver prints for <c>-###</c>: its version, and the commands that it would run.</summary>
internal static class CompilerAnswer
{
    private static readonly string[] Drivers = ["gcc", "g++", "cc", "c++", "clang", "clang++", "gfortran"];

    internal static CompilerId Read(string program, byte[] output, string searchPath)
    {
        string said = Encoding.UTF8.GetString(output);
        if (VersionLine(said) is not { } version) return CompilerId.None($"{program}: can not find version number in {GoQuoting.Quote(output)}");
        if (!version.Contains("experimental", StringComparison.Ordinal)) return new CompilerId(version, "") { IsRelease = true };
        return OfCompilerProper(program, output, said, searchPath);
    }

    /// <summary>
    /// Whether what this file says depends on the file alone: a driver's own program, by its name. Not a script, and not something like
    /// ccache that calls the compiler it finds. macOS's are all of that kind.
    /// </summary>
    internal static bool IsCompilerItself(string resolvedPath)
    {
        if (OperatingSystem.IsMacOS()) return false;
        ReadOnlySpan<char> name = resolvedPath.AsSpan(resolvedPath.LastIndexOf('/') + 1);
        int dash = name.LastIndexOf('-');
        if (dash > 0 && dash + 1 < name.Length && char.IsAsciiDigit(name[dash + 1])) name = name[..dash];
        name = name[(name.LastIndexOf('-') + 1)..];
        foreach (string driver in Drivers)
        {
            if (name.SequenceEqual(driver)) return !IsScript(resolvedPath);
        }

        return false;
    }

    /// <summary>
    /// The first line with the word <c>version</c> before something that begins with a digit. Words after one that ends in a colon do not count:
    /// they are what the compiler was configured with, or other free text.
    /// </summary>
    private static string? VersionLine(string said)
    {
        foreach (string line in said.Split('\n'))
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i + 1 < words.Length && !words[i].EndsWith(':'); i++)
            {
                if (words[i] == "version" && char.IsAsciiDigit(words[i + 1][0])) return line;
            }
        }

        return null;
    }

    /// <summary>
    /// A development version keeps its version line from day to day, so that the content of the compiler behind the driver has to tell. Go
    /// prefers the GNU build ID of that file, raw bytes that are no text; the hash, which it takes for files without one, is as good, but such
    /// builds share no cache with go.
    /// </summary>
    private static CompilerId OfCompilerProper(string program, byte[] output, string said, string searchPath)
    {
        string? command = said.Split('\n').FirstOrDefault(line => line.StartsWith(' ') && !line.StartsWith(" (in-process)", StringComparison.Ordinal));
        if (command is null) return CompilerId.None($"{program}: can not find compilation command in {GoQuoting.Quote(output)}");
        string compiler = GoQuoting.SplitQuotedFields(command).FirstOrDefault("");
        if (compiler.Length == 0) return CompilerId.None($"{program}: compilation command confusion {GoQuoting.Quote(output)}");
        try
        {
            byte[] content = File.ReadAllBytes(ProgramPath.Find(compiler, searchPath) ?? compiler);
            return new CompilerId(ContentHash.Of(content).ToShortId(), "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CompilerId.None($"open {compiler}: {(e is UnauthorizedAccessException ? "permission denied" : "no such file or directory")}");
        }
    }

    private static bool IsScript(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return file.ReadByte() == '#';
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
