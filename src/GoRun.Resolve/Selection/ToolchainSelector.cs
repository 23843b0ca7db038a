using GoRun.Platform;
using GoRun.Resolve.Modules;
using GoRun.Resolve.Packages;
using GoRun.Toolchain;

namespace GoRun.Resolve.Selection;

/// <summary>
/// Chooses the toolchain of a command, as go does before it does anything else (go.dev/doc/toolchain#select). Where go would start another go
/// command, gorun goes on with that one's GOROOT: its tools, its standard library, its go.env.
/// <list type="number">
/// <item>GOTOOLCHAIN, and the go and toolchain lines of the go.work or go.mod in use, name a toolchain.</item>
/// <item>It is the one that is installed, or one in PATH under its name.</item>
/// </list>
/// </summary>
public sealed class ToolchainSelector(StartSettings start)
{
    private readonly PathToolchains _path = new(start.Host);

    /// <param name="ignoreFiles">go.mod and go.work have no say.</param>
    /// <exception cref="GoError">There is no such toolchain, or gorun cannot drive it.</exception>
    public ToolchainInUse Select(bool ignoreFiles = false)
    {
        if (start.Installed is { } here && (!start.ModulesEnabled || start["GOTOOLCHAIN"].Length == 0)) return start.UseInstalled();
        ToolchainSetting setting = ToolchainSetting.Parse(start["GOTOOLCHAIN"]);
        ToolchainWish wish = WishOf(setting, ignoreFiles);
        foreach (string line in wish.Trace) Trace(line);
        if (wish.Name.Length == 0 || wish.Name == start.Installed?.VersionLine)
        {
            Trace($"go: using local toolchain {start.Installed?.VersionLine}");
            return start.UseInstalled(wish.Reason);
        }

        return Use(wish.Name, setting, wish.Reason);
    }

    private ToolchainWish WishOf(ToolchainSetting setting, bool ignoreFiles)
    {
        if (ignoreFiles || !setting.MayChange || start.MainFile is not { } file) return ToolchainWish.Of(setting, start.Installed, "", GoLines.None);
        string shown = Paths.Short(file, start.Host.WorkingDirectory);
        string text = ModuleText.Read(new SourceTree(), file) ?? throw new GoError($"go: open {file}: no such file or directory");
        return ToolchainWish.Of(setting, start.Installed, shown, GoLines.Of(text));
    }

    private ToolchainInUse Use(string name, ToolchainSetting setting, string reason)
    {
        if (!name.StartsWith("go1", StringComparison.Ordinal)) throw new GoError($"go: invalid GOTOOLCHAIN {GoQuoting.Quote(name)}");
        string oldest = GoRelease.OldestSupported.Language;
        if (GoVersion.Compare(ToolchainName.VersionOf(name), ToolchainName.VersionOf(oldest)) < 0)
            throw new GoError($"gorun: GOTOOLCHAIN={setting.Text} asks for {name}, but the oldest Go that gorun supports is {oldest}");

        if (_path.CommandOf(name) is { } command)
        {
            Trace($"go: using {name} toolchain located in system PATH ({command})");
            return start.Use(_path.ToolchainOf(command), goroot: null, reason);
        }

        if (setting.PathOnly) throw new GoError($"go: cannot find {GoQuoting.Quote(name)} in PATH");
        throw new GoError($"gorun: toolchain {name} is not in PATH, and downloading it is not supported yet");
    }

    private void Trace(string line)
    {
        if (start.Host.Variable("GODEBUG").Split(',').Contains("toolchaintrace=1")) start.Host.Error.WriteLine(line);
    }
}
