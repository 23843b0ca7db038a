namespace GoRun.Testing;

/// <summary>
/// A mount namespace: file systems that only the commands see that are run in it, and that go with it. Needs root, or a machine where
/// everyone may have namespaces.
/// </summary>
public sealed class PrivateMounts : IDisposable
{
    private readonly Sandbox sandbox;
    private readonly RunningCommand holder;

    public PrivateMounts(Sandbox sandbox)
    {
        this.sandbox = sandbox;
        string pipe = sandbox.In("mounts-ready");
        Posix.MakePipe(pipe);
        string[] asRoot = Environment.IsPrivilegedProcess ? [] : ["--map-root-user"];
        holder = sandbox.Start(sandbox.CommandFor(
            "/usr/bin/unshare", [.. asRoot, "--mount", "/bin/sh", "-c", "echo >\"$0\"; exec sleep 100000", pipe]));
        File.ReadAllText(pipe);
        File.Delete(pipe);
    }

    /// <summary>The same command, inside.</summary>
    public Command Inside(Command command) => command with
    {
        File = "/usr/bin/nsenter",
        Arguments =
        [
            .. Enter, "--wdns=" + command.WorkingDirectory, command.File, .. command.Arguments,
        ],
    };

    /// <summary>Makes a folder of this name in the sandbox, with a tmpfs on it.</summary>
    /// <param name="options">As in <c>mount -o</c>: <c>size=64k</c>.</param>
    /// <returns>The folder, as it is named inside.</returns>
    public string Tmpfs(string name, string options)
    {
        string folder = Directory.CreateDirectory(sandbox.In(name)).FullName;
        Run("/bin/mount", "-t", "tmpfs", "-o", options, "tmpfs", folder);
        return folder;
    }

    /// <summary>Lays other options over an existing folder: <c>ro</c>, <c>noexec</c>.</summary>
    public void Restrict(string folder, string options)
    {
        Run("/bin/mount", "--bind", folder, folder);
        Run("/bin/mount", "-o", "remount,bind," + options, folder);
    }

    /// <summary>Runs a program inside, which must succeed.</summary>
    public void Run(string file, params ReadOnlySpan<string> arguments) => sandbox.Run(Inside(sandbox.CommandFor(file, arguments))).Succeeded();

    /// <summary>From outside, the path of what is inside at this path.</summary>
    public string Seen(string path) => $"/proc/{holder.ProcessId}/root{path}";

    public void Dispose()
    {
        holder.Signal(Posix.Sigkill);
        holder.Wait();
    }

    private string[] Enter => ["--target", holder.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), "--mount",
        .. Environment.IsPrivilegedProcess ? (string[])[] : ["--user", "--preserve-credentials"]];
}
