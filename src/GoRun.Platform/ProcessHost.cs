using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>Reads what this process was given.</summary>
public static class ProcessHost
{
    public static HostEnvironment Read()
    {
        ImmutableDictionary<string, string> variables = Variables();
        return new HostEnvironment
        {
            Variables = variables,
            WorkingDirectory = LogicalDirectory(variables.GetValueOrDefault("PWD", "")),
            Signals = InheritedSignals.Read(),
            Output = new DescriptorWriter(1, buffered: true),
            Error = new DescriptorWriter(2, buffered: false),
            ErrorIsTerminal = Libc.IsTerminal(2) == 1,
        };
    }

    /// <summary>
    /// The arguments, so that the program can be given the bytes that gorun was given: .NET puts U+FFFD for what is not UTF-8, and then the
    /// kernel is asked again. Where it does not say (macOS), they stay as they are.
    /// </summary>
    /// <param name="arguments">As the entry point gets them.</param>
    public static IReadOnlyList<string> Arguments(string[] arguments)
    {
        if (!arguments.Any(a => a.Contains('\ufffd', StringComparison.Ordinal))) return arguments;
        if (FileReader.Read("/proc/self/cmdline", out byte[] line) != 0) return arguments;
        var words = new List<string>();
        foreach (Range word in line.AsSpan(0, Math.Max(0, line.Length - 1)).Split((byte)0)) words.Add(NativeText.Decode(line.AsSpan()[word]));
        return words.Count < arguments.Length ? arguments : words[^arguments.Length..];
    }

    /// <summary>The number of the user that this process works for.</summary>
    public static uint EffectiveUser => Libc.EffectiveUser();

    /// <summary>
    /// Goes to another directory (<c>-C</c>), which the program will start in as well. PWD stays as it is: go does not change it either.
    /// </summary>
    /// <exception cref="GoError">In the words of go.</exception>
    public static HostEnvironment ChangeDirectory(HostEnvironment host, string directory)
    {
        using var native = new NativePath(directory, stackalloc byte[NativePath.StackSize]);
        unsafe
        {
            if (Libc.ChangeDirectory(native.Pointer) != 0)
                throw new GoError($"go: chdir {directory}: {Errno.Describe(Marshal.GetLastPInvokeError())}");
        }

        return host with { WorkingDirectory = LogicalDirectory(host.Variable("PWD")) };
    }

    /// <summary>Of a name that comes twice go takes the first value.</summary>
    private static ImmutableDictionary<string, string> Variables()
    {
        ImmutableDictionary<string, string>.Builder variables = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (nint entry in NativeEnvironment.Entries())
        {
            string text = Marshal.PtrToStringUTF8(entry)!;
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) variables.TryAdd(text[..equals], text[(equals + 1)..]);
        }

        return variables.ToImmutable();
    }

    /// <summary>$PWD, where it leads to the current directory, keeps the symbolic links that the user came by (os.Getwd).</summary>
    private static string LogicalDirectory(string pwd)
    {
        if (pwd.StartsWith('/') && FileIdentity.Of(pwd) is { } named && FileIdentity.Of(".") is { } current
            && (named.Inode, named.Device) == (current.Inode, current.Device))
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(pwd));
        }

        return Environment.CurrentDirectory;
    }
}
