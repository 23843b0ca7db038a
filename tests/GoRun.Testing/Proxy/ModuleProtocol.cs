using System.Text;
using System.Text.RegularExpressions;
using GoRun.Resolve.Modules;

namespace GoRun.Testing.Proxy;

/// <summary>Answers of the module proxy protocol (golang.org/ref/mod, "GOPROXY protocol") out of archives.</summary>
internal sealed partial class ModuleProtocol(ModuleArchives archives)
{
    /// <param name="path">Such as <c>example.com/!path/@v/list</c>.</param>
    public HttpReply Answer(string path)
    {
        if (path.EndsWith("/@latest", StringComparison.Ordinal))
        {
            string? module = ModulePath(path[..^"/@latest".Length]);
            return module is null ? HttpReply.NotFound : Answer(archives.Latest(module), "info");
        }
        int middle = path.IndexOf("/@v/", StringComparison.Ordinal);
        return middle >= 0 && ModulePath(path[..middle]) is { } named ? Answer(named, path[(middle + 4)..]) : HttpReply.NotFound;
    }

    private HttpReply Answer(string module, string file)
    {
        if (file == "list")
            return List(module);
        int dot = file.LastIndexOf('.');
        if (dot < 0 || ModuleArchives.Unescape(file[..dot]) is not { } version)
            return HttpReply.NotFound;
        ModuleArchive? atCommit = Hash().IsMatch(version) ? archives.AtCommit(module, version) : null;
        return Answer(atCommit ?? archives.Find(module, version), file[(dot + 1)..]);
    }

    private static HttpReply Answer(ModuleArchive? archive, string kind) => kind switch
    {
        "info" or "mod" when archive?.Find("." + kind) is { } content => HttpReply.Bytes(content),
        "zip" when archive is not null => HttpReply.Bytes(archive.Zip()),
        _ => HttpReply.NotFound,
    };

    // A module that has pseudo-versions only is there, with an empty list.
    private HttpReply List(string module)
    {
        ModuleArchive[] versions = [.. archives.VersionsOf(module)];
        if (versions.Length == 0)
            return HttpReply.NotFound;
        string major = ModulePaths.SplitVersion(module)!;
        var listed = versions.Where(archive => !archive.IsPseudoVersion && ModulePaths.CheckMajor(archive.Version, major) is null);
        return HttpReply.Text(string.Concat(listed.Select(archive => archive.Version + "\n")));
    }

    private static string? ModulePath(string escaped) =>
        ModuleArchives.Unescape(escaped) is { } path && ModulePaths.CheckModulePath(path) is null ? path : null;

    [GeneratedRegex("^[0-9a-f]+$")]
    private static partial Regex Hash();
}
