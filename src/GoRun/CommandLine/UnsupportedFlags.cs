using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>Values that make no sense to go, and values that gorun does not build yet.</summary>
internal static class UnsupportedFlags
{
    /// <exception cref="GoError">The first of them.</exception>
    internal static void Reject(FlagValues values, GoEnv env)
    {
        foreach (FlagValue given in values.All)
        {
            if (given.Flag.Support == FlagSupport.NeutralOnly && !given.IsNeutral) throw NotYet(given.ToString());
        }

        if (env.UsesGopath) RejectModuleFlags(values);
        RejectModuleFile(values.Text("modfile"));
        RejectBuildMode(values.Text("buildmode", "default"), env);
        RejectModuleMode(values.Text("mod"));
        if (values.Text("pgo", "auto") is not ("auto" or "off") and string profile) throw NotYet("-pgo=" + profile);
        if (values.Integer("p") is { } parallelism and <= 0) throw new GoError($"go: -p must be a positive integer: {parallelism}");
    }

    /// <summary>In GOFLAGS they may stand for the sake of other folders; for -modfile go looks there for -mod.</summary>
    private static void RejectModuleFlags(FlagValues values)
    {
        string mod = values.Text("mod");
        if ((mod is "readonly" or "vendor" or "mod") && values.Origin("mod").Length == 0)
            throw new GoError($"build flag -mod={mod} only valid when using modules");
        if (values.Boolean("modcacherw") && values.Origin("modcacherw").Length == 0)
            throw new GoError("build flag -modcacherw only valid when using modules");
        if (values.Text("modfile").Length > 0 && values.Origin("mod").Length == 0)
            throw new GoError("build flag -modfile only valid when using modules");
    }

    private static void RejectModuleFile(string file)
    {
        if (file.Length > 0 && !file.EndsWith(".mod", StringComparison.Ordinal))
            throw new GoError($"go: -modfile={file}: file does not have .mod extension");
    }

    private static void RejectBuildMode(string mode, GoEnv env)
    {
        switch (mode)
        {
            // What default stands for on the platforms that gorun runs on, but for those where it is pie.
            case "exe" when env.Goos is "linux" or "freebsd" or "netbsd" or "openbsd" or "dragonfly" or "solaris" or "illumos" or "plan9":
            case "default":
                return;
            case "exe" or "archive" or "c-archive" or "c-shared" or "pie" or "shared" or "plugin":
                throw NotYet("-buildmode=" + mode);
            default:
                throw new GoError($"buildmode={mode} not supported");
        }
    }

    private static void RejectModuleMode(string mode)
    {
        switch (mode)
        {
            case "" or "mod" or "readonly" or "vendor":
                return;
            default:
                throw new GoError($"-mod={mode} not supported (can be '', 'mod', 'readonly', or 'vendor')");
        }
    }

    private static GoError NotYet(string flag) => new($"gorun: {flag} is not supported yet", GoError.Usage);
}
