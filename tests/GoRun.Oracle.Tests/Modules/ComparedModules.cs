using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Modules;

/// <summary>One proxy for all tests of a class.</summary>
public sealed class NewestProxy : IDisposable
{
    public ModuleProxy Proxy { get; } = ModuleProxy.Start(Toolchains.Newest.Root);

    public void Dispose() => Proxy.Dispose();
}

/// <summary>Commands run by the real go and by gorun, each on files and a module cache of its own.</summary>
public abstract class ComparedModules(NewestProxy proxy)
{
    /// <summary>Checks that both print the same, and leave the same go.mod and go.sum behind.</summary>
    protected void Compare(string files, params string[] command) => CompareAll(files, [command]);

    /// <summary>The same for several commands, one after the other.</summary>
    protected void CompareAll(string files, params string[][] commands)
    {
        using Sandbox go = Open(files);
        using Sandbox gorun = Open(files);
        foreach (string[] command in commands)
        {
            string expected = Describe(go, go.Go(command));
            string actual = Describe(gorun, gorun.GoRun(command));
            Assert.True(expected == actual, $"{string.Join(' ', command)}\n--- go\n{expected}\n--- gorun\n{actual}");
        }
    }

    /// <summary>A sandbox with these files and the proxy.</summary>
    protected Sandbox Open(string files)
    {
        Sandbox sandbox = Sandbox.Empty(Toolchains.Newest);
        TextArchive.Write(files, sandbox.Module);
        StandardPackages.Index(sandbox.Toolchain).CopyTo(sandbox.Environment["GOCACHE"]);
        foreach ((string name, string value) in proxy.Proxy.Variables) sandbox.Set(name, value);
        return sandbox;
    }

    private static string Describe(Sandbox sandbox, Execution result)
    {
        // Modules are looked for and downloaded in parallel.
        IEnumerable<string> errors = result.Errors.Split('\n').Order(StringComparer.Ordinal);
        IEnumerable<string> written = Directory.GetFiles(sandbox.Module).Where(f => !f.EndsWith(".go", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => $"-- {Path.GetFileName(f)} --\n{File.ReadAllText(f)}");

        // Where something is missing, go lists the rest all the same.
        string output = result.Status.ExitStatus == 0 ? result.Output : "";
        string text = $"{result.Status.ExitStatus}\n{output}\n{string.Join('\n', errors)}\n{string.Join('\n', written)}";
        return text.Replace(sandbox.Module, "MODULE", StringComparison.Ordinal).Replace(sandbox.In(""), "SANDBOX/", StringComparison.Ordinal);
    }
}
