using GoRun.Testing;

namespace GoRun.Oracle.Tests.Programs;

/// <summary>
/// Well-known modules (cobra, pflag, yaml, x/text) from Debian's source packages, behind a <see cref="FolderProxy"/> that is kept for
/// later runs. Their go.mod files stand as they are; modules that these name and no program here uses are stubs.
/// </summary>
internal static class ThirdPartyModules
{
    private static string Script => Path.Combine(AppContext.BaseDirectory, "fixtures", "debian-go-sources.sh");

    public static FolderProxy Proxy() => new(KeptFiles.Make(KeptFiles.Folder("debian-go-modules"), Fill));

    private static void Fill(string folder)
    {
        string sources = Path.Combine(folder, "debian");
        Fetch(sources);
        var proxy = new FolderProxy(folder);
        string Source(string module) => Path.Combine(sources, "src", module);

        proxy.Add("github.com/spf13/cobra", "v1.6.1", Source("github.com/spf13/cobra"));
        proxy.Add("github.com/spf13/pflag", "v1.0.5", Source("github.com/spf13/pflag"));
        proxy.Add("gopkg.in/yaml.v3", "v3.0.1", Source("gopkg.in/yaml.v3"));
        proxy.Add("golang.org/x/text", "v0.7.0", Source("golang.org/x/text"));

        AddStub(proxy, sources, "github.com/inconshreveable/mousetrap", "v1.0.1", "mousetrap"); // cobra's, on Windows
        AddStub(proxy, sources, "gopkg.in/check.v1", "v0.0.0-20161208181325-20d25e280405", "check"); // of yaml's tests
        proxy.AddGoMod("github.com/cpuguy83/go-md2man/v2", "v2.0.2", "module github.com/cpuguy83/go-md2man/v2\n");
        proxy.AddGoMod("golang.org/x/tools", "v0.1.12", "module golang.org/x/tools\n\ngo 1.18\n");
        proxy.AddGoMod("golang.org/x/mod", "v0.6.0-dev.0.20220419223038-86c51ed26bb4", "module golang.org/x/mod\n\ngo 1.17\n");
        proxy.AddGoMod("golang.org/x/sys", "v0.0.0-20220722155257-8c9f86f7a55f", "module golang.org/x/sys\n\ngo 1.17\n");
    }

    // go mod tidy looks for all packages that are imported on any platform and by tests, and compiles none.
    private static void AddStub(FolderProxy proxy, string sources, string module, string version, string package)
    {
        string folder = Path.Combine(sources, "stubs", package);
        TextArchive.Write($"-- go.mod --\nmodule {module}\n-- stub.go --\npackage {package}\n", folder);
        proxy.Add(module, version, folder);
    }

    private static void Fetch(string folder)
    {
        var environment = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
            .Add("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        var script = new Command("/bin/sh", [Script, folder], Path.GetTempPath(), environment);
        RunningCommand.Start(script, folder + "-script").Wait().Succeeded();
    }
}
