using System.Collections.Immutable;
using System.Text;
using GoRun.Scripts.Running;
using GoRun.Testing.Proxy;

namespace GoRun.Scripts.Commands;

/// <summary>
/// The command <c>proxy</c>, for scripts that want modules: a module proxy and checksum database of the script's own, with the modules of
/// Go's own tests.
/// <code>
/// proxy             starts it, and sets GOPROXY and GOSUMDB
/// proxy requests    prints what was asked of it since it was last said, a path on each line
/// proxy stop        nobody answers any more
/// </code>
/// </summary>
public sealed class ScriptProxy(string goroot) : IDisposable
{
    private ModuleProxy? proxy;
    private int told;

    public ScriptCommand Command => new("[requests | stop]", Run);

    public void Dispose() => proxy?.Dispose();

    private Func<CommandResult>? Run(ScriptState state, ImmutableArray<string> arguments)
    {
        switch (arguments)
        {
            case []:
                proxy ??= ModuleProxy.Start(goroot);
                foreach ((string name, string value) in proxy.Variables)
                    state.Set(name, value);
                return null;
            case ["requests"]:
                string[] requests = [.. (proxy?.Requests ?? []).Skip(told)];
                told += requests.Length;
                byte[] lines = Encoding.UTF8.GetBytes(string.Concat(requests.Select(path => path + "\n")));
                return () => new CommandResult(lines, default);
            case ["stop"]:
                proxy?.Dispose();
                return null;
            default:
                Arguments.Need(false);
                return null;
        }
    }
}
