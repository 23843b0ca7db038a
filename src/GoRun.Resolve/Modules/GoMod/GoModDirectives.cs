using System.Collections.Immutable;
using GoRun.Toolchain;

namespace GoRun.Resolve.Modules.GoMod;

/// <summary>
/// Turns the lines of a go.mod file into a <see cref="GoModFile"/>, and says what is wrong with those that cannot be understood.
/// </summary>
internal sealed class GoModDirectives(string text, List<Token> tokens, GoModRules rules)
{
    private readonly List<GoModError> _errors = [];
    private readonly ImmutableArray<Requirement>.Builder _require = ImmutableArray.CreateBuilder<Requirement>();
    private readonly ImmutableArray<ModuleVersion>.Builder _exclude = ImmutableArray.CreateBuilder<ModuleVersion>();
    private readonly ImmutableArray<Replacement>.Builder _replace = ImmutableArray.CreateBuilder<Replacement>();
    private readonly ImmutableArray<VersionInterval>.Builder _retract = ImmutableArray.CreateBuilder<VersionInterval>();
    private readonly List<GoModRetraction> _retractLines = [];
    private readonly ImmutableArray<string>.Builder _tools = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _ignore = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<GodebugLine>.Builder _godebug = ImmutableArray.CreateBuilder<GodebugLine>();
    private readonly ImmutableArray<UseLine>.Builder _use = ImmutableArray.CreateBuilder<UseLine>();
    private string? _modulePath;
    private bool _moduleSeen;
    private string? _goVersion;
    private string? _toolchain;

    private SyntaxLine _line;
    private int _firstArgument;
    private int _argumentCount;

    public void Add(SyntaxLine line)
    {
        _line = line;
        if (line.IsBlockHead)
        {
            CheckBlockHead();
            return;
        }

        int verbToken = line.Block >= 0 ? line.Block : line.FirstToken;
        _firstArgument = line.Block >= 0 ? line.FirstToken : line.FirstToken + 1;
        _argumentCount = line.Block >= 0 ? line.TokenCount : line.TokenCount - 1;
        ReadOnlySpan<char> verb = TokenText(verbToken);
        if (line.Block >= 0 && !OpensBlock(verb)) return;
        if (!rules.Strict && verb is not ("go" or "module" or "retract" or "require" or "ignore")) return;
        if (IsOfThisKindOfFile(verb)) AddDirective(verb);
        else Fail($"unknown directive: {verb}");
    }

    public GoModReading Finish()
    {
        if (rules is { Strict: true, VersionOf: not null }) FixRetractions();
        var file = new GoModFile
        {
            ModulePath = _modulePath,
            GoVersion = _goVersion,
            Toolchain = _toolchain,
            Require = _require.DrainToImmutable(),
            Exclude = _exclude.DrainToImmutable(),
            Replace = _replace.DrainToImmutable(),
            Retract = _retract.DrainToImmutable(),
            Tools = _tools.DrainToImmutable(),
            Ignore = _ignore.DrainToImmutable(),
            Godebug = _godebug.DrainToImmutable(),
            Use = _use.DrainToImmutable(),
        };
        return new GoModReading(file, [.. _errors]);
    }

    private void CheckBlockHead()
    {
        if (!rules.Strict || (_line.TokenCount == 1 && OpensBlock(TokenText(_line.FirstToken)))) return;
        IEnumerable<string> words = Enumerable.Range(_line.FirstToken, _line.TokenCount).Select(i => TokenText(i).ToString());
        Fail($"unknown block type: {string.Join(' ', words)}");
    }

    private bool OpensBlock(ReadOnlySpan<char> verb) => rules.Workspace
        ? verb is "godebug" or "use" or "replace"
        : verb is "module" or "godebug" or "require" or "exclude" or "replace" or "retract" or "tool"
            || (rules.KnowsIgnore && verb is "ignore");

    private bool IsOfThisKindOfFile(ReadOnlySpan<char> verb) => rules.Workspace
        ? verb is "go" or "toolchain" or "godebug" or "use" or "replace"
        : verb is not "use";

    private void AddDirective(ReadOnlySpan<char> verb)
    {
        switch (verb)
        {
            case "go":
                AddGo();
                break;
            case "toolchain":
                AddToolchain();
                break;
            case "module":
                AddModule();
                break;
            case "godebug":
                AddGodebug();
                break;
            case "require" or "exclude":
                AddRequirement(verb);
                break;
            case "replace":
                AddReplacement();
                break;
            case "retract":
                AddRetraction();
                break;
            case "use":
                AddUse();
                break;
            case "tool":
                AddWord(verb, _tools);
                break;
            case "ignore" when rules.KnowsIgnore:
                AddWord(verb, _ignore);
                break;
            default:
                if (rules.Strict) Fail($"unknown directive: {verb}");
                break;
        }
    }

    private void AddGo()
    {
        if (_goVersion is not null)
        {
            Fail("repeated go statement");
        }
        else if (_argumentCount != 1)
        {
            Fail("go directive expects exactly one argument");
        }
        else
        {
            string version = Argument(0).ToString();
            string? accepted = GoLine.IsVersion(version) ? version : rules.Strict ? null : GoLine.LaxVersion(version);
            if (accepted is null) Fail($"invalid go version '{version}': must match format 1.23.0");
            else _goVersion = accepted;
        }
    }

    private void AddToolchain()
    {
        if (_toolchain is not null)
            Fail("repeated toolchain statement");
        else if (_argumentCount != 1)
            Fail("toolchain directive expects exactly one argument");
        else if (!GoLine.IsToolchain(Argument(0)))
            Fail($"invalid toolchain version '{Argument(0)}': must match format go1.23.0 or default");
        else
            _toolchain = Argument(0).ToString();
    }

    private void AddModule()
    {
        if (_moduleSeen)
        {
            Fail("repeated module statement");
            return;
        }

        _moduleSeen = true;
        _modulePath = "";
        if (_argumentCount != 1) Fail("usage: module module/path");
        else if (ReadString(Argument(0), out string path)) _modulePath = path;
    }

    private void AddGodebug()
    {
        int equals = _argumentCount == 1 && !Argument(0).ContainsAny("\"`',") ? Argument(0).IndexOf('=') : -1;
        if (equals < 0)
        {
            Fail("usage: godebug key=value");
            return;
        }

        int line = GoModError.At(text, LineStart, "").Line;
        _godebug.Add(new GodebugLine(Argument(0)[..equals].ToString(), Argument(0)[(equals + 1)..].ToString(), line));
    }

    private void AddUse()
    {
        if (_argumentCount != 1) Fail("usage: use local/dir");
        else if (ReadString(Argument(0), out string path)) _use.Add(new UseLine(path, GoModError.At(text, LineStart, "").Line));
    }

    private void AddRequirement(ReadOnlySpan<char> verb)
    {
        if (_argumentCount != 2)
        {
            Fail($"usage: {verb} module/path v1.2.3");
            return;
        }

        if (!ReadString(Argument(0), out string path)) return;
        if (!ReadVersion(verb, path, Argument(1), out string version)) return;
        if (!CheckMajor(verb, path, version)) return;
        var module = new ModuleVersion(path, version);
        if (verb is "exclude") _exclude.Add(module);
        else _require.Add(new Requirement(module, IsIndirect()));
    }

    private void AddReplacement()
    {
        int arrow = _argumentCount >= 2 && Argument(1) is "=>" ? 1 : 2;
        if (_argumentCount < arrow + 2 || _argumentCount > arrow + 3 || Argument(arrow) is not "=>")
        {
            Fail("usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory");
            return;
        }

        if (!ReadString(Argument(0), out string path)) return;
        if (ModulePaths.SplitVersion(path) is null)
        {
            Fail($"replace {path}: invalid module path");
            return;
        }

        string version = "";
        if (arrow == 2 && !(ReadVersion("replace", path, Argument(1), out version) && CheckMajor("replace", path, version))) return;
        if (!ReadString(Argument(arrow + 1), out string newPath)) return;
        if (_argumentCount == arrow + 2)
        {
            if (ReplacementFolderProblem(newPath) is { } problem) Fail(problem);
            else _replace.Add(new Replacement(new ModuleVersion(path, version), new ModuleVersion(newPath, "")));
            return;
        }

        if (!ReadVersion("replace", newPath, Argument(arrow + 2), out string newVersion)) return;
        if (ModulePaths.IsDirectory(newPath)) Fail($"replacement module directory path {GoQuoting.Quote(newPath)} cannot have version");
        else _replace.Add(new Replacement(new ModuleVersion(path, version), new ModuleVersion(newPath, newVersion)));
    }

    private static string? ReplacementFolderProblem(string path)
    {
        if (ModulePaths.IsDirectory(path))
        {
            return path.Contains('\\', StringComparison.Ordinal)
                ? "replacement directory appears to be Windows path (on a non-windows system)"
                : null;
        }

        return path.Contains('@', StringComparison.Ordinal)
            ? "replacement module must match format 'path version', not 'path@version'"
            : "replacement module without version must be directory path (rooted or starting with . or ..)";
    }

    private void AddRetraction()
    {
        var line = new GoModRetraction([.. Enumerable.Range(0, _argumentCount).Select(i => Argument(i).ToString())], LineStart);
        string? problem = line.Read(out VersionInterval interval);
        if (problem is null)
        {
            _retractLines.Add(line);
            _retract.Add(interval);
        }
        else if (rules.Strict)
        {
            // A dependency may use a notation that is newer than the release; what it takes back is none of ours.
            Fail(problem);
        }
    }

    /// <summary>What the retract lines mean once the module's path is known.</summary>
    private void FixRetractions()
    {
        if (_modulePath is null or "")
        {
            if (_retractLines.Count > 0)
                _errors.Add(GoModError.At(text, _retractLines[0].Start, "no module directive found, so retract cannot be used"));
            return;
        }

        for (int i = 0; i < _retractLines.Count; i++)
        {
            if (_retractLines[i].Read(_modulePath, rules, out VersionInterval interval) is { } problem)
                _errors.Add(GoModError.At(text, _retractLines[i].Start, problem));
            _retract[i] = interval;
        }
    }

    private void AddWord(ReadOnlySpan<char> verb, ImmutableArray<string>.Builder list)
    {
        if (_argumentCount != 1) Fail($"{verb} directive expects exactly one argument");
        else if (ReadString(Argument(0), out string word)) list.Add(word);
    }

    private bool ReadString(ReadOnlySpan<char> token, out string value)
    {
        string? problem = GoModString.Read(token, out value);
        if (problem is not null) Fail($"invalid quoted string: {problem}");
        return problem is null;
    }

    private bool ReadVersion(ReadOnlySpan<char> verb, string path, ReadOnlySpan<char> token, out string version)
    {
        string? problem = VersionText.Read(verb, path, token, rules, out version);
        if (problem is not null) Fail(problem);
        return problem is null;
    }

    private bool CheckMajor(ReadOnlySpan<char> verb, string path, string version)
    {
        string? major = ModulePaths.SplitVersion(path);
        string? problem = "invalid module path";
        if (major is not null) problem = ModulePaths.CheckMajor(version, major) is { } wrong ? $"{verb} {path}: {wrong}" : null;
        if (problem is not null) Fail(problem);
        return problem is null;
    }

    /// <summary>The comment is <c>// indirect</c>, alone or followed by <c>; more</c>.</summary>
    private bool IsIndirect()
    {
        if (_line.CommentStart < 0) return false;
        ReadOnlySpan<char> comment = text.AsSpan(_line.CommentStart + 2, _line.CommentEnd - _line.CommentStart - 2).Trim();
        if (comment is "indirect") return true;
        const string WithMore = "indirect;";
        return comment.StartsWith(WithMore, StringComparison.Ordinal)
            && comment.Length > WithMore.Length
            && char.IsWhiteSpace(comment[WithMore.Length]);
    }

    private int LineStart => tokens[_line.FirstToken].Start;

    private ReadOnlySpan<char> TokenText(int index) => text.AsSpan(tokens[index].Start, tokens[index].End - tokens[index].Start);

    private ReadOnlySpan<char> Argument(int index) => TokenText(_firstArgument + index);

    private void Fail(string message) => _errors.Add(GoModError.At(text, LineStart, message));
}
