using GoRun.Toolchain;

namespace GoRun.Resolve.Modules;

/// <summary>Import paths that no module is asked for.</summary>
internal static class ImportPathCheck
{
    /// <summary>Null for a path worth looking for, else go's message.</summary>
    public static string? Problem(string path, GoRelease release)
    {
        if (path.Contains('@', StringComparison.Ordinal)) return $"import path {GoQuoting.Quote(path)} should not have @version";
        if (path is "." or ".." || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith("../", StringComparison.Ordinal))
            return $"{GoQuoting.Quote(path)} is relative, but relative import paths are not supported in module mode";
        if (path.StartsWith('/')) return $"{GoQuoting.Quote(path)} is not a package path; see 'go help packages'";
        if (path is "std" or "cmd" or "tool" or "all" || (path == "work" && release.AtLeast(25)))
            return $"{GoQuoting.Quote(path)} is not an importable package; see 'go help packages'";
        return ModulePaths.CheckImportPath(path) is { } problem ? $"malformed import path {GoQuoting.Quote(path)}: {problem}" : null;
    }

    /// <summary>The path is of the form that is kept for the standard library: no dot in its first element.</summary>
    public static bool IsStandard(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        return !path.AsSpan(0, slash < 0 ? path.Length : slash).Contains('.');
    }

    /// <summary>go's message for a path of that form which is not there. </summary>
    /// <param name="importer">Its module's go line explains the message where it is newer than the toolchain.</param>
    public static string NotInStd(ModuleContext context, string path, Importer? importer)
    {
        string message = $"package {path} is not in std ({context.Env.Goroot}/src/{path})";
        string goVersion = importer?.Module?.GoVersion ?? "";
        return goVersion.Length > 0 && context.IsTooNew(goVersion)
            ? $"{message}\nnote: imported by a module that requires go {goVersion}"
            : message;
    }
}
