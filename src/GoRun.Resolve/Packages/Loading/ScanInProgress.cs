using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Packages.Constraints;
using GoRun.Resolve.Packages.Headers;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>One directory's scan while it goes on: the files come one by one, the result at the end.</summary>
internal sealed class ScanInProgress(DirectoryScanner scanner, string directory, bool obeyConstraints, byte[] buffer)
{
    private readonly FileLists _files = new();
    private readonly FirstPlaces _imports = new();
    private readonly FirstPlaces _testImports = new();
    private readonly FirstPlaces _embeds = new();
    private readonly List<PlacedText> _debugLines = [];
    private readonly CgoPreamble _cgo = new(directory, scanner.Settings.Tags);
    private readonly List<ScannedFile> _scanned = [];
    private string _name = "";
    private string _firstFile = "";
    private string _importComment = "";
    private string _commentedFile = "";
    private bool _hasFiles;
    private bool _hasTests;
    private ScanError? _error;

    // The file being looked at.
    private FileKind _kind;
    private FileIdentity? _identity;
    private ContentHash? _hash;

    /// <summary>All files that go looks at or lists, in the order in which they came.</summary>
    public IReadOnlyList<ScannedFile> Files => _scanned;

    /// <summary>No file was to be read that could not be.</summary>
    public bool AllRead { get; private set; } = true;

    /// <summary>Holds the file being looked at; to be given back at the end.</summary>
    public byte[] Buffer => buffer;

    /// <summary>No Go file has been let in.</summary>
    public bool IsEmpty => !_hasFiles;

    public void File(string name)
    {
        if (name.StartsWith('_') || name.StartsWith('.')) return;
        FileKind kind = FileLists.KindOf(name);
        if (kind == FileKind.None) return;
        FileKind ignored = kind == FileKind.Go ? FileKind.IgnoredGo : FileKind.IgnoredOther;
        (_kind, _identity, _hash) = (FileKind.None, null, null);
        if (obeyConstraints && !scanner.Settings.Tags.AllowFileName(name)) Add(ignored, name);
        else if (kind == FileKind.Go) GoFile(name);
        else Add(kind == FileKind.Syso || Allows(name) ? kind : ignored, name);
        _scanned.Add(new ScannedFile(name, _kind, _identity, _hash));
    }

    public DirectoryScan Finish()
    {
        DirectoryScan scan = _files.ToScan();
        return scan with
        {
            Name = _name,
            ImportComment = _importComment,
            HasTestFiles = _hasTests,
            HasInvalidFiles = _error is not null,
            Imports = _imports.Sorted(),
            TestImports = _testImports.Sorted(),
            EmbedPatterns = _embeds.Sorted(),
            DebugLines = [.. _debugLines],
            Cgo = _cgo.ToDirectives(),
            Error = _error ?? (_hasFiles || _hasTests ? null : ScanError.NoGoFiles(directory, scan.IgnoredGoFiles)),
        };
    }

    private void Add(FileKind kind, string name)
    {
        _files.Add(kind, name);
        _kind = kind;
    }

    /// <exception cref="IOException">As for <see cref="SourceTree.ReadInto"/>.</exception>
    private int Read(string path)
    {
        // Until it is read to its end.
        bool allRead = AllRead;
        AllRead = false;
        int length = scanner.Sources.ReadInto(path, ref buffer, out FileIdentity identity);
        AllRead = allRead;
        _identity = identity;
        return length;
    }

    private void Remember(string path, ReadOnlySpan<byte> content) => _hash = scanner.Sources.Remember(path, content);

    private bool Allows(string name)
    {
        try
        {
            string path = Paths.Child(directory, name);
            int length = Read(path);
            if (!FileConstraint.Allows(buffer.AsSpan(0, length), scanner.Settings.Tags) && obeyConstraints) return false;
            Remember(path, buffer.AsSpan(0, length));
            return true;
        }
        catch (Exception e) when (e is ConstraintException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void GoFile(string name)
    {
        string path = Paths.Child(directory, name);
        GoFileHeader? header;
        int length;
        try
        {
            length = Read(path);
            header = HeaderParser.Parse(buffer.AsSpan(0, length), scanner.Settings.Tags, obeyConstraints);
        }
        catch (ConstraintException e)
        {
            Fail(new ScanError(ScanErrorKind.Other, $"{name}: {e.Message}"));
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(new ScanError(ScanErrorKind.Other, e.Message));
            return;
        }

        if (header is null || header.PackageName == "documentation") Add(FileKind.IgnoredGo, name);
        else if (Take(name, path, header, buffer.AsSpan(0, length))) Remember(path, buffer.AsSpan(0, length));
    }

    /// <summary>Whether the build takes the file in.</summary>
    private bool Take(string name, string path, GoFileHeader header, ReadOnlySpan<byte> content)
    {
        if (header.Error is { } error) Fail(Describe(path, error));
        if (scanner.Settings.RefusesUnusualImports && header.UnusualImport is { } unusual)
        {
            Fail(Describe(path, unusual));
            header = header with { Imports = [] };
        }

        bool test = name.EndsWith("_test.go", StringComparison.Ordinal);
        CheckName(name, header.PackageName, test);
        if (scanner.Settings.ReadsImportComments && obeyConstraints) TakeImportComment(name, path, content);
        bool cgo = TakeCgo(path, header, test);
        if (test)
        {
            _hasTests = true;
            foreach (ImportSpec import in header.Imports) _testImports.Add(import.Path, path, import.Position);
            return false;
        }

        _hasFiles |= !cgo || scanner.Settings.CgoEnabled;
        if (cgo && !scanner.Settings.CgoEnabled)
        {
            Add(FileKind.IgnoredGo, name);
            return false;
        }

        Add(cgo ? FileKind.Cgo : FileKind.Go, name);
        foreach (ImportSpec import in header.Imports) _imports.Add(import.Path, path, import.Position);
        foreach (EmbedPattern embed in header.Embeds) _embeds.Add(embed.Pattern, path, embed.Position);
        foreach (DebugLine line in header.DebugLines) _debugLines.Add(new PlacedText(line.Text, new SourcePosition(path, line.Position)));
        return true;
    }

    /// <summary>Whether the file uses cgo; its <c>#cgo</c> lines are taken in.</summary>
    private bool TakeCgo(string path, GoFileHeader header, bool test)
    {
        bool cgo = false;
        foreach (ImportSpec import in header.Imports)
        {
            if (import.Path != "C") continue;
            cgo |= !test;
            string name = Paths.BaseOf(path);
            string? problem = test ? $"use of cgo in test {name} not supported"
                : import.Documentation is { } text ? _cgo.Add(name, text) : null;
            if (problem is not null) Fail(new ScanError(ScanErrorKind.Other, problem));
        }

        return cgo;
    }

    private void CheckName(string file, string package, bool test)
    {
        if (test && package.EndsWith("_test", StringComparison.Ordinal) && _name != package) package = package[..^"_test".Length];
        if (_name.Length == 0)
        {
            _name = package;
            _firstFile = file;
        }
        else if (package != _name)
        {
            Fail(new ScanError(ScanErrorKind.Other, $"found packages {_name} ({_firstFile}) and {package} ({file}) in {directory}"));
        }
    }

    private void TakeImportComment(string file, string path, ReadOnlySpan<byte> content)
    {
        if (ImportComment.Find(content) is not { } literal) return;
        string? wanted = GoStringLiteral.Unquote(Encoding.UTF8.GetBytes(literal));
        if (wanted is null)
        {
            // go counts the lines from the comment on.
            Fail(new ScanError(ScanErrorKind.Other, $"{path}:1: cannot parse import comment"));
        }
        else if (_importComment.Length == 0)
        {
            _importComment = wanted;
            _commentedFile = file;
        }
        else if (_importComment != wanted)
        {
            string both = $"{GoQuoting.Quote(_importComment)} ({_commentedFile}) and {GoQuoting.Quote(wanted)} ({file})";
            Fail(new ScanError(ScanErrorKind.Other, $"found import comments {both} in {directory}"));
        }
    }

    private static ScanError Describe(string path, HeaderError error)
    {
        var position = new SourcePosition(path, error.Position);
        if (error.IsSyntax) return new ScanError(ScanErrorKind.Syntax, error.Message, position);
        string where = error.Position.Line == 0 ? $"read {path}" : position.ToString();
        return new ScanError(ScanErrorKind.Other, $"{where}: {error.Message}");
    }

    private void Fail(ScanError error) => _error ??= error;
}
