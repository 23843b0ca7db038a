using System.Collections.Concurrent;
using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Resolve.Gopath;
using GoRun.Resolve.Packages.Embedding;
using GoRun.Resolve.Packages.Headers;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>
/// The parallel part: finds and scans packages and all that they import, on all cores, each package once. What is wrong with a
/// package is noted in its node; nothing is judged here, so that the order of the work cannot show.
/// </summary>
internal sealed class PackageLoader(
    SourceTree sources,
    PackageDirectories directories,
    DirectoryScanner scanner,
    StandardLibrary library,
    IPackageLocator locator,
    ImplicitImports implicitImports,
    NetworkWaits waits,
    EmbedRules embedRules)
{
    private readonly ConcurrentDictionary<string, PackageNode> _nodes = new(StringComparer.Ordinal);

    /// <summary>The node of a package that is wanted by its path. Found and scanned by the next <see cref="Load"/>.</summary>
    public PackageNode Node(string importPath) => _nodes.GetOrAdd(importPath, static path => new PackageNode(path));

    /// <summary>As <see cref="Node(string)"/>, in GOPATH mode.</summary>
    public PackageNode Node(ImportTarget target) => _nodes.GetOrAdd(
        target.Key,
        static (_, t) => new PackageNode(t.ImportPath) { KnownDirectory = t.Directory, IsLocal = t.IsLocal },
        target);

    /// <summary>Completes the nodes and all that they need.</summary>
    public void Load(IEnumerable<PackageNode> roots)
    {
        ParallelQueue<PackageNode>? queue = null;
        queue = new ParallelQueue<PackageNode>(
            node =>
            {
                Complete(node);
                foreach (ImportEdge edge in node.Imports)
                {
                    if (edge.Target.TryStart()) queue!.Add(edge.Target);
                }
            },
            Environment.ProcessorCount,
            waits);
        foreach (PackageNode root in roots)
        {
            if (root.TryStart()) queue.Add(root);
        }

        queue.Run();
    }

    private void Complete(PackageNode node)
    {
        try
        {
            if (node.Directory.Length == 0) Find(node);
            else if (!node.InGoroot && !node.CommandLineFiles && library.Find(node.ImportPath) is { } standard) CheckRivals(node, standard);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The directory is there, but may not be listed.
            node.LocationError = e.Message;
        }

        if (node.LocationError is not null) return;
        node.Embed = EmbedResolver.Resolve(sources, node.Directory, node.Scan.EmbedPatterns, embedRules);
        foreach (string file in node.Embed.Files) directories.Provide(Paths.Child(node.Directory, file));
        foreach (string file in node.Scan.SysoFiles) directories.Provide(Paths.Child(node.Directory, file));

        ImmutableArray<PlacedText> written = node.Scan.Imports;
        var paths = new List<string>(written.Length + 4);
        foreach (PlacedText import in written) paths.Add(import.Text);
        try
        {
            implicitImports.AddTo(paths, node);
        }
        catch (ImplicitImportException e)
        {
            node.ImplicitImportError = e.Message;
        }

        var edges = new List<ImportEdge>(paths.Count);
        for (int i = 0; i < paths.Count; i++)
        {
            if (paths[i] == "C") continue;
            SourcePosition? position = i < written.Length ? written[i].Position : null;
            edges.Add(new ImportEdge(paths[i], position, Imported(node, paths[i])));
        }

        node.Imports = [.. edges];
    }

    private PackageNode Imported(PackageNode importer, string path)
    {
        if (importer.Standard) return Node(library.Resolve(importer.ImportPath, path));
        return locator.Gopath is { } gopath ? Node(gopath.Expand(path, importer.Directory, importer.Root)) : Node(path);
    }

    private void Find(PackageNode node)
    {
        string path = node.ImportPath;
        if (ImportPathForm.Refusal(path) is { } refusal)
        {
            node.LocationError = refusal;
            node.Refused = true;
        }
        else if (path == "C")
        {
            node.LocationError = "unknown import path \"C\": internal error: module loader did not resolve import";
        }
        else if (node.KnownDirectory is { } directory)
        {
            Take(node, locator.LocateDirectory(directory));
        }
        else if (!node.Named && locator.Gopath is null && IsAppengine(path))
        {
            // From before import paths were those of modules: go does not even look for them.
            node.LocationError = "cannot find package";
        }
        else if (library.Find(path) is { } standard)
        {
            node.InGoroot = true;
            CheckRivals(node, standard);
            node.Directory = standard;
            node.Scan = scanner.Scan(standard);
        }
        else
        {
            Take(node, locator.Locate(path));
        }
    }

    private void CheckRivals(PackageNode node, string standard)
    {
        if (locator.RivalOfStandard(node.ImportPath, standard) is { } problem) node.LocationError = problem.Message;
    }

    private static bool IsAppengine(string path) => Paths.HasPrefix(path, "appengine") || Paths.HasPrefix(path, "appengine_internal");

    private void Take(PackageNode node, PackageLocation location)
    {
        switch (location)
        {
            case PackageLocation.Found found:
                node.Directory = found.Directory;
                node.Module = found.Module;
                node.Root = found.Root;
                node.InGoroot = found.Root == library.Goroot;
                node.ConflictDirectory = found.ConflictDirectory;
                node.Scan = scanner.Scan(found.Directory);
                break;
            case PackageLocation.Missing missing:
                node.LocationError = missing.Message;
                node.IsMissing = node.KnownDirectory is null;
                break;
        }
    }
}
