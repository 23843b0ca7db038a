using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>
/// What makes two runs the same but for the files: user, working directory, the words that name the program, the variables that matter, and gorun
/// itself.
/// </summary>
internal static class RunKey
{
    private const string OwnProgram = "/proc/self/exe";

    /// <param name="words">Flags and targets, without the program's own arguments.</param>
    internal static ContentHash Of(HostEnvironment host, IReadOnlyList<string> words)
    {
        var text = new ArrayBufferWriter<byte>(2 << 10);
        FileIdentity own = FileIdentity.Of(OperatingSystem.IsLinux() ? OwnProgram : Environment.ProcessPath ?? "") ?? default;
        text.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<FileIdentity>(in own)));
        Add(text, ProcessHost.EffectiveUser.ToString(CultureInfo.InvariantCulture));
        Add(text, host.WorkingDirectory);
        foreach (string word in words) Add(text, word);
        foreach ((string name, string value) in WatchedVariables.Of(host))
        {
            Add(text, name);
            Add(text, value);
        }

        return ContentHash.AtStart(text.WrittenSpan);
    }

    /// <summary>With its length in front, so that no two lists of strings give the same bytes; and as it is, UTF-8 or not.</summary>
    private static void Add(ArrayBufferWriter<byte> text, string s)
    {
        int length = s.Length;
        text.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        text.Write(MemoryMarshal.AsBytes(s.AsSpan()));
    }
}
