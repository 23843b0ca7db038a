using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GoRun.Resolve.Modules;

namespace GoRun.Testing.Proxy;

/// <summary>
/// A module proxy and checksum database for modules whose source lies in folders. It has each in every version that anybody asks for, always
/// with the same files, so that their go.mod files can stay as their authors wrote them. A module that it does not know has a go.mod that
/// asks for nothing, and no files: enough for a module graph. All that it answers it also lays down in a folder, as a proxy for file:// URLs.
/// </summary>
public sealed class SourceProxy : IDisposable
{
    private const string DatabaseName = "sums.example.com";

    private readonly ImmutableSortedDictionary<string, ModuleSource> modules;
    private readonly ImmutableDictionary<string, string> highest;
    private readonly ConcurrentDictionary<(string Path, string Version), Lazy<ModuleArchive?>> archives = new();
    private readonly NoteSigner signer = new(DatabaseName, new Ed25519Key(SHA256.HashData("sums of sources"u8)));
    private readonly ChecksumDatabase sums;
    private readonly LoopbackServer server;
    private readonly string folder;

    /// <param name="modules">By module path.</param>
    /// <param name="folder">Gets what is served.</param>
    public SourceProxy(ImmutableSortedDictionary<string, ModuleSource> modules, string folder)
    {
        this.modules = modules;
        this.folder = folder;
        highest = modules.Values.SelectMany(module => module.Requirements())
            .GroupBy(required => required.Path, StringComparer.Ordinal)
            .ToImmutableDictionary(
                group => group.Key,
                group => group.Select(required => required.Version).Order(Comparer<string>.Create((left, right) => SemanticVersion.Compare(left, right))).Last(),
                StringComparer.Ordinal);
        sums = new ChecksumDatabase(signer, (path, version) => Archive(path, version)?.SumLines() ?? StubSum(path, version));
        server = LoopbackServer.Start(Answer);
    }

    public string Url => $"http://{server.Address}";

    public string FileUrl => "file://" + folder;

    /// <summary>Value for GOSUMDB.</summary>
    public string SumDatabase => $"{signer.VerifierKey} {Url}/sums";

    /// <summary>The paths that were asked for until now, oldest first.</summary>
    public IReadOnlyList<string> Requests => server.Requests;

    /// <summary>The highest version that any of the modules asks for; else the first of its major version.</summary>
    public string LatestOf(string path)
    {
        if (highest.TryGetValue(path, out string? version)) return version;
        string major = ModulePaths.SplitVersion(path)!.TrimStart('/', '.');
        return (major.Length > 0 ? major : "v1") + ".0.0";
    }

    public void Dispose() => server.Dispose();

    private HttpReply Answer(string path)
    {
        if (path.StartsWith("/sums/", StringComparison.Ordinal)) return sums.Answer(path["/sums".Length..]);
        HttpReply reply = AnswerAboutModule(path[1..]);
        if (reply.Status == 200) Keep(path, reply.Body);
        return reply;
    }

    private HttpReply AnswerAboutModule(string path)
    {
        if (path.EndsWith("/@latest", StringComparison.Ordinal)) return Latest(ModuleArchives.Unescape(path[..^"/@latest".Length]));
        int middle = path.IndexOf("/@v/", StringComparison.Ordinal);
        if (middle < 0 || ModuleArchives.Unescape(path[..middle]) is not { } module) return HttpReply.NotFound;
        string file = path[(middle + "/@v/".Length)..];
        if (file == "list") return List(module);
        int dot = file.LastIndexOf('.');
        if (dot < 0 || ModuleArchives.Unescape(file[..dot]) is not { } version) return HttpReply.NotFound;
        ModuleArchive? archive = Archive(module, version);
        return (file[dot..], archive) switch
        {
            (".zip", not null) => HttpReply.Bytes(archive.Zip()),
            (".info" or ".mod", not null) => HttpReply.Bytes(archive.Find(file[dot..])!.Value),
            (".mod", null) => HttpReply.Text(Stub(module)),
            _ => HttpReply.NotFound,
        };
    }

    // Pseudo-versions are not listed.
    private HttpReply List(string module) => (modules.ContainsKey(module), LatestOf(module)) switch
    {
        (false, _) => HttpReply.NotFound,
        (true, var latest) when ModuleArchive.IsPseudo(latest) => HttpReply.Text(""),
        (true, var latest) => HttpReply.Text(latest + "\n"),
    };

    private HttpReply Latest(string? module) =>
        module is not null && modules.ContainsKey(module) ? HttpReply.Bytes(Archive(module, LatestOf(module))!.Find(".info")!.Value) : HttpReply.NotFound;

    private ModuleArchive? Archive(string path, string version) => archives.GetOrAdd(
        (path, version),
        key => new Lazy<ModuleArchive?>(() => modules.GetValueOrDefault(key.Path)?.At(key.Version))).Value;

    private static string Stub(string path) => $"module {path}\n";

    private static string StubSum(string path, string version)
    {
        string sum = DirectoryHash.Of([("go.mod", Encoding.UTF8.GetBytes(Stub(path)))]);
        return $"{path} {version} h1:none\n{path} {version}/go.mod {sum}\n";
    }

    private void Keep(string path, ReadOnlyMemory<byte> content)
    {
        string file = folder + path;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string temporary = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllBytes(temporary, content.Span);
        File.Move(temporary, file, overwrite: true);
    }
}
