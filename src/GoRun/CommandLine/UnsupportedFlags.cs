using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.CommandLine;

/// <summary>Values that make no sense to go, and values that gorun does not build yet.</summary>
internal static class UnsupportedFlags
{
    /// <exception cref="GoError">The first of them.</exception>
    internal static void Reject(FlagValues values, GoEnv env)
    {
        if (values.Text("compiler") == "gccgo") throw OtherCompiler(env);
        foreach (FlagValue given in values.All)
        {
            if (given.Flag.Support == FlagSupport.NeutralOnly && !given.IsNeutral) throw NotYet(given.ToString());
        }

        if (!env.UsesGopath) RejectModuleFile(values.Text("modfile"));
        BuildModeCheck.Check(values, env);
        if (env.UsesGopath)
        {
            RejectModuleFlags(values);
            RejectModuleFile(values.Text("modfile"));
        }

        RejectModuleMode(values.Text("mod"));
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

    /// <summary>In go's words where go could not build with it either.</summary>
    private static GoError OtherCompiler(GoEnv env)
    {
        string name = env["GCCGO"];
        bool isPath = name.Contains('/', StringComparison.Ordinal);
        bool found = isPath ? File.Exists(name) : ProgramPath.Find(name, env.ProcessEnvironment.GetValueOrDefault("PATH", "")) is not null;
        if (found) return new GoError("gorun: -compiler=gccgo is not supported: only gc is", GoError.Usage);
        string reason = isPath ? $"stat {name}: no such file or directory" : "executable file not found in $PATH";
        return new GoError($"cmd/go: gccgo: exec: {GoQuoting.Quote(name)}: {reason}", GoError.Usage);
    }

    private static GoError NotYet(string flag) => new($"gorun: {flag} is not supported yet", GoError.Usage);
}
