using GoRun.Resolve.Packages.Headers;
using GoRun.Resolve.Packages.Loading;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Checking;

/// <summary>
/// The sequential part: walks the scanned packages depth-first in go's order, so that each fault is found, placed and worded
/// as go does. What a package's fault is depends on the way by which the walk came to it first.
/// </summary>
internal sealed class GraphCheck(IPackageLocator locator, bool cgoEnabled)
{
    private readonly ImportRules _rules = new(locator);
    private readonly Dictionary<PackageNode, CheckedPackage> _packages = [];
    private readonly Dictionary<string, string> _foldedPaths = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImportStack _stack = new();

    /// <summary>A package that the command line names.</summary>
    public CheckedPackage Check(PackageNode root) => Visit(root, root.NamedAs ?? root.ImportPath, null, null);

    private CheckedPackage Visit(PackageNode node, string path, SourcePosition? position, PackageNode? importer)
    {
        if (_packages.TryGetValue(node, out CheckedPackage? package))
        {
            _stack.Push(path, position);
            Revisit(package);
            _stack.Pop();
            return package;
        }

        package = new CheckedPackage(node);
        if (node.Refused)
        {
            _stack.Push(path, position);
            SetFault(package, node.LocationError!, null);
            _stack.Pop();
            package.Imports = [];
            return package;
        }

        _packages.Add(node, package);
        if (node.IsMissing && importer is not null) AskForImporter(node, importer);
        Judge(package, path, position);
        if (locator.Gopath is not null && GopathRules.SpellingFault(path) is { } spelling)
        {
            package.Incomplete = true;
            package.Fault = Fault(spelling, position);
        }

        return package;
    }

    /// <summary>For an import statement go words some of these errors differently.</summary>
    private void AskForImporter(PackageNode node, PackageNode importer)
    {
        var asking = new Importer(importer.ImportPath, importer.Module) { Directory = importer.Directory };
        PackageLocation location = locator.Locate(node.ImportPath, asking);
        if (location is PackageLocation.Missing missing) node.LocationError = missing.Message;
    }

    /// <summary>Comes to a package again: from within itself, that is a cycle; by a shorter way, its fault is told by that.</summary>
    private void Revisit(CheckedPackage package)
    {
        if (package.Imports is null)
        {
            package.Fault = package.Fault is null
                ? new PackageFault { Message = "import cycle not allowed", Stack = _stack.Copy(), IsImportCycle = true }
                : package.Fault with { IsImportCycle = true };
            package.Incomplete = true;
        }

        if (package.Fault is { IsImportCycle: false, Stack.IsEmpty: false } fault && _stack.IsShorterThan(fault.Stack))
            package.Fault = fault with { Stack = _stack.Copy() };
    }

    private void Judge(CheckedPackage package, string path, SourcePosition? position)
    {
        PackageNode node = package.Node;
        if (node.LocationError is { } missing) SetFault(package, missing, _stack.IsTop(path) ? null : position);
        else if (node.Scan.Error is { } error) SetScanFault(package, error, path, position);
        else if (locator.Gopath is not null && GopathRules.CommentFault(node, path) is { } misplaced)
            SetFault(package, misplaced, _stack.IsTop(path) ? null : position);
        if (node.ImplicitImportError is { } impossible)
        {
            SetFault(package, impossible, _stack.IsTop(path) ? null : position);
            return;
        }

        if (PathFault(node) is { } pathFault)
        {
            SetFault(package, pathFault, _stack.IsTop(path) ? null : position);
            return;
        }

        _stack.Push(path, position);
        JudgeContent(package);
        _stack.Pop();
    }

    private string? PathFault(PackageNode node)
    {
        string path = node.ImportPath;
        if (!_foldedPaths.TryAdd(path, path))
        {
            string other = _foldedPaths[path];
            return other == path
                ? $"ambiguous import: found package {path} in GOROOT and in GOPATH"
                : $"case-insensitive import collision: {GoQuoting.Quote(path)} and {GoQuoting.Quote(other)}";
        }

        return FileRules.IsSafeArgument(path) ? null : $"invalid import path {GoQuoting.Quote(path)}";
    }

    private void JudgeContent(CheckedPackage package)
    {
        PackageNode node = package.Node;
        if (node.Embed.Error is { } embed) SetFault(package, embed.Message, embed.Position);
        // GOROOT's own names are known to be good.
        if (!node.InGoroot && node.Directory.Length > 0 && FileRules.NameFault(node) is { } nameFault)
        {
            SetFault(package, nameFault, null);
            return;
        }

        var imports = new List<CheckedPackage>(node.Imports.Length);
        foreach (ImportEdge edge in node.Imports)
        {
            CheckedPackage imported = Visit(edge.Target, edge.Written, edge.Position, node);
            if (package.Fault is null && ImportFault(node, edge, imported) is { } fault)
            {
                package.Fault = fault;
                package.Incomplete = true;
            }

            imports.Add(imported);
            package.Incomplete |= imported.Incomplete;
        }

        package.Imports = imports;
        if (FileRules.ForeignSourceFault(node.Scan, cgoEnabled) is { } foreign) SetFault(package, foreign, null);
    }

    private PackageFault? ImportFault(PackageNode importer, ImportEdge edge, CheckedPackage imported)
    {
        PackageNode target = imported.Node;
        bool bridge = edge is { Written: ImplicitImports.SimdBridge, Position: null };
        if (!bridge && imported.Fault is null && !_rules.AllowsInternal(importer, target))
            return Fault($"use of internal package {target.ImportPath} not allowed", edge.Position) with { AlwaysShowsStack = true };
        if (ImportRules.VendorFault(importer, target, edge.Written) is { } vendor) return Fault(vendor, edge.Position);
        if (target.Scan.Name == "main" && target.Directory != importer.Directory)
            return Fault($"import {GoQuoting.Quote(edge.Written)} is a program, not an importable package", edge.Position);
        if (!ImportPathForm.IsRelative(edge.Written) || importer.IsLocal) return null;
        string local = edge.Written == "."
            ? ".: cannot import current directory"
            : $"local import {GoQuoting.Quote(edge.Written)} in non-local package";
        return Fault(local, edge.Position);
    }

    private void SetScanFault(CheckedPackage package, ScanError error, string path, SourcePosition? position)
    {
        if (error.Kind == ScanErrorKind.Other)
        {
            SetFault(package, error.Message, _stack.IsTop(path) ? null : position);
            return;
        }

        // These two are the fault of the package itself, not of the import.
        _stack.Push(path, position);
        SetFault(package, error.Message, error.Position);
        _stack.Pop();
    }

    private void SetFault(CheckedPackage package, string message, SourcePosition? position)
    {
        package.Incomplete = true;
        package.Fault ??= Fault(message, position);
    }

    private PackageFault Fault(string message, SourcePosition? position) =>
        new() { Message = message, Position = position, Stack = _stack.Copy() };
}
