using GoRun.Platform;

namespace GoRun.Toolchain;

/// <summary>
/// The defaults that were compiled into a toolchain when its distribution was built. cmd/dist also leaves them in generated source files, which
/// is where they are read from.
/// </summary>
internal sealed class BakedDefaults
{
    private readonly GoSource _bootstrap;
    private readonly GoSource _compilers;
    private readonly FileView _files;
    private readonly InstalledToolchain _toolchain;

    /// <exception cref="GoError">The sources are not there.</exception>
    internal BakedDefaults(FileView files, InstalledToolchain toolchain)
    {
        _files = files;
        _toolchain = toolchain;
        _bootstrap = GoSource.Read(files, toolchain.Goroot, "internal/buildcfg/zbootstrap.go");
        _compilers = GoSource.Read(files, toolchain.Goroot, "cmd/go/internal/cfg/zdefaultcc.go");
    }

    internal string Experiment => _bootstrap.Constant("defaultGOEXPERIMENT") ?? "";

    internal string Fips140 => _bootstrap.Constant("DefaultGOFIPS140") ?? "off";

    internal string PkgConfig => _compilers.Constant("DefaultPkgConfig") ?? "pkg-config";

    /// <summary><c>1</c>, <c>0</c>, or empty for "where there is a C compiler". 1.24 keeps it in another file.</summary>
    internal string CgoEnabled =>
        (_toolchain.Release.AtLeast(25)
            ? _bootstrap.Constant("DefaultCGO_ENABLED")
            : GoSource.Read(_files, _toolchain.Goroot, "go/build/zcgo.go").Constant("defaultCGO_ENABLED")) ?? "";

    /// <summary>The default of an architecture variable like GOAMD64; GOWASM has none.</summary>
    internal string Architecture(string variable) => _bootstrap.Constant("Default" + variable) ?? "";

    internal string CCompiler(string goos, string goarch) => Compiler("func DefaultCC(", goos, goarch);

    internal string CxxCompiler(string goos, string goarch) => Compiler("func DefaultCXX(", goos, goarch);

    /// <summary>
    /// Follows a function of two switches, the first over <c>"goos/goarch"</c> and the second over <c>"goos"</c>, to its <c>return "name"</c>.
    /// </summary>
    private string Compiler(string function, string goos, string goarch)
    {
        string system = $"\"{goos}\"";
        string platform = $"\"{goos}/{goarch}\"";
        bool taken = true;
        foreach (ReadOnlySpan<char> line in _compilers.Block(function))
        {
            if (line.StartsWith("switch ", StringComparison.Ordinal)) taken = false;
            else if (line is "}") taken = true;
            else if (line.StartsWith("case ", StringComparison.Ordinal))
                taken = line.Contains(system, StringComparison.Ordinal) || line.Contains(platform, StringComparison.Ordinal);
            else if (taken && line.StartsWith("return \"", StringComparison.Ordinal)) return line["return \"".Length..^1].ToString();
        }

        return "";
    }
}
