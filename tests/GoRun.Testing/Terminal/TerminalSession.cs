using System.Text;

namespace GoRun.Testing.Terminal;

/// <summary>
/// A program before a terminal of its own, started as a terminal window starts it: leader of a session, in the foreground, descriptors 0 to
/// 2 on the terminal. A test types keys and waits for what appears.
/// </summary>
public sealed class TerminalSession : IDisposable
{
    public const string CtrlC = "\x03";
    public const string CtrlBackslash = "\x1c";
    public const string CtrlZ = "\x1a";
    public const string CtrlD = "\x04";

    // Far above anything that a test needs on a loaded machine: it only turns a hang into a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly PseudoTerminal terminal;
    private readonly StringBuilder screen = new();
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private int seen;
    private bool hungUp;
    private bool ended;

    private TerminalSession(Command command, int rows, int columns)
    {
        terminal = new PseudoTerminal(rows, columns);
        ProcessId = Posix.SpawnInTerminal(command, terminal.Name);
    }

    public int ProcessId { get; }

    /// <summary>Everything that has appeared so far, the echo of typed keys included. Lines end in CR LF.</summary>
    public string Screen => screen.ToString();

    /// <summary>What programs have set, by the names of stty; empty after <see cref="HangUp"/>.</summary>
    public string Modes => hungUp ? "" : terminal.Modes;

    /// <inheritdoc cref="PseudoTerminal.ForegroundGroup"/>
    public int ForegroundGroup => terminal.ForegroundGroup;

    public static TerminalSession Start(Command command, int rows = 24, int columns = 80) => new(command, rows, columns);

    public void Type(string keys) => terminal.Write(keys);

    public void Resize(int rows, int columns) => terminal.Resize(rows, columns);

    /// <summary>Returns when the text has appeared after what was waited for before.</summary>
    public void WaitFor(string text)
    {
        DateTime deadline = DateTime.UtcNow + Patience;
        int found;
        while ((found = Screen.IndexOf(text, seen, StringComparison.Ordinal)) < 0)
        {
            if (!ReadSome() || DateTime.UtcNow > deadline)
                Assert.Fail($"waited for {text.ReplaceLineEndings("\\n")} and saw:\n{Screen[seen..]}\nafter:\n{Screen[..seen]}");
        }
        seen = found + text.Length;
    }

    /// <summary>Closes the terminal's window.</summary>
    public void HangUp()
    {
        terminal.Dispose();
        hungUp = true;
    }

    /// <summary>Reads until no program has the terminal open, and tells how the one that was started has ended.</summary>
    public WaitStatus WaitForEnd()
    {
        DateTime deadline = DateTime.UtcNow + Patience;
        while (!hungUp && ReadSome())
            Assert.True(DateTime.UtcNow < deadline, $"did not end:\n{Screen}");
        ended = true;
        return Posix.Wait(ProcessId);
    }

    public void Dispose()
    {
        if (!ended)
        {
            // What the session's leader leaves behind in the foreground gets SIGHUP from the kernel.
            Posix.Kill(ProcessId, Posix.Sigkill);
            Posix.Wait(ProcessId);
        }
        if (!hungUp)
            terminal.Dispose();
    }

    private bool ReadSome()
    {
        if (terminal.Read(Glance) is not { } bytes)
            return false;
        char[] text = new char[bytes.Length + 1];
        screen.Append(text, 0, decoder.GetChars(bytes, text, flush: false));
        return true;
    }
}
