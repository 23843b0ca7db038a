using System.Runtime.InteropServices;
using System.Text;
using GoRun.Platform.Posix;

namespace GoRun.Platform;

/// <summary>
/// What .NET has no call for: how this process ends, by becoming another program or by a signal; and, in the other file of this class, what a
/// supervisor needs.
/// </summary>
public static unsafe partial class ThisProcess
{
    /// <summary>
    /// Becomes the program (execve): same process ID, current directory, descriptors and limits. Returns only on failure.
    /// </summary>
    /// <param name="file">Path of the program.</param>
    /// <param name="words">Its <c>argv</c>, name and arguments.</param>
    /// <param name="changedVariables">Laid over the environment that gorun was given, of which every other byte is kept; null takes one away.</param>
    /// <param name="signals">What the program is to find.</param>
    /// <returns>The error number.</returns>
    public static int Become(
        string file, IReadOnlyList<string> words, IReadOnlyDictionary<string, string?> changedVariables, SignalState signals)
    {
        using var path = new NativeStrings([file]);
        using var argv = new NativeStrings(words);
        var set = new List<string>();
        foreach ((string name, string? value) in changedVariables)
        {
            if (value is not null) set.Add($"{name}={value}");
        }

        using var changes = new NativeStrings(set);
        byte** envp = Environment(changes, set.Count, changedVariables);
        Span<Disposition> before = stackalloc Disposition[SignalSet.Last + 1];
        SignalMask mask = SignalMask.Current();
        Ignore(signals.Ignored, before);
        SignalMask.Of(signals.Blocked).Set();
        _ = Libc.Execve(path.First, argv.Pointer, envp);
        int error = Marshal.GetLastPInvokeError();
        mask.Set();
        for (int signal = 1; signal <= SignalSet.Last; signal++) before[signal].Set(signal);
        NativeMemory.Free(envp);
        return error;
    }

    /// <summary>
    /// Dies of the signal, so that whoever waits for gorun sees what it would have seen without handlers. Does not return.
    /// </summary>
    public static void DieOf(int signal)
    {
        Disposition.Default.Set(signal);
        _ = Libc.Kill(System.Environment.ProcessId, signal);

        // A blocked signal comes to this, and every signal in the first process of a container, which the kernel spares.
        System.Environment.Exit(128 + signal);
    }

    /// <summary>Whether the signal was, and is, ignored: by nohup, or by a shell for what it starts in the background.</summary>
    public static bool Ignores(int signal) => Disposition.Of(signal).IsIgnored;

    /// <summary>What the error number of <see cref="Become"/> means, as go words it.</summary>
    public static string Describe(int error) => Errno.Describe(error);

    /// <summary>Handlers end with exec by themselves, and the runtime still needs its own until then.</summary>
    /// <param name="before">Filled with what there was, by number.</param>
    private static void Ignore(SignalSet ignored, Span<Disposition> before)
    {
        for (int signal = 1; signal <= SignalSet.Last; signal++)
        {
            before[signal] = Disposition.Of(signal);
            if (before[signal].IsIgnored == ignored.Contains(signal)) continue;
            (ignored.Contains(signal) ? Disposition.Ignore : Disposition.Default).Set(signal);
        }
    }

    private static byte** Environment(NativeStrings changes, int set, IReadOnlyDictionary<string, string?> changedVariables)
    {
        List<nint> entries = NativeEnvironment.Entries();
        var envp = (byte**)NativeMemory.Alloc((nuint)(entries.Count + set + 1), (nuint)sizeof(byte*));
        int count = 0;
        foreach (nint entry in entries)
        {
            if (!changedVariables.ContainsKey(Encoding.UTF8.GetString(NativeEnvironment.NameOf(entry)))) envp[count++] = (byte*)entry;
        }

        for (int i = 0; i < set; i++) envp[count++] = changes.Pointer[i];
        envp[count] = null;
        return envp;
    }
}
