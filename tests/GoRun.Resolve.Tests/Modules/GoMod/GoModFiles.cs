using System.Text;

namespace GoRun.Resolve.Tests.Modules.GoMod;

/// <summary>go.mod files that look as if many hands had been at them, made from a seed.</summary>
internal sealed class GoModFiles(int seed)
{
    private static readonly string[] Comments =
        ["// indirect", "//indirect", "// indirect; why", "// indirectly", "//", "// a comment", "//\tx  ", "// keep // this"];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        Gap(text, "");
        text.Append(Pick("module example.com/m", "module \"example.com/m\"", "module (\n\texample.com/m\n)"));
        End(text);
        if (Chance(2)) Line(text, Pick("go 1.16", "go 1.21.0", "go 1.27"));
        if (Chance(4)) Line(text, "toolchain go1.27.1");
        for (int statements = _random.Next(6); statements > 0; statements--) Statement(text);
        if (Chance(3)) Gap(text, "");
        string made = text.ToString();
        return Chance(6) ? made.Replace("\n", "\r\n", StringComparison.Ordinal) : Chance(6) ? made.TrimEnd() : made;
    }

    /// <summary>Requirements for some of the modules that the files name, and others.</summary>
    public ModfileRequire[] Requirements() =>
    [
        .. Enumerable.Range(0, 8).Where(_ => Chance(2)).Select(i => new ModfileRequire($"example.com/{(char)('a' + i)}", Version(), Chance(2))),
    ];

    public string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private void Statement(StringBuilder text)
    {
        string verb = Pick("require", "require", "require", "exclude", "replace", "retract", "tool", "ignore", "godebug");
        if (Chance(2))
        {
            Line(text, $"{verb} {Words(verb)}");
            return;
        }

        Gap(text, "");
        text.Append(verb).Append(Pick(" (", "(", "  ("));
        if (Chance(8))
        {
            text.Append(')');
            End(text);
            return;
        }

        End(text);
        for (int lines = _random.Next(4); lines > 0; lines--)
        {
            Gap(text, "\t");
            text.Append(Pick("\t", "", "  ")).Append(Words(verb));
            End(text);
        }

        Gap(text, "\t");
        text.Append(')');
        End(text);
    }

    private string Words(string verb) => verb switch
    {
        "require" or "exclude" => $"{Module()} {Version()}",
        "replace" => Replacement(),
        "retract" => Pick(Version(), $"[{Version()}, {Version()}]", $"[ {Version()} ,{Version()} ]"),
        "godebug" => Pick("panicnil=1", "default=go1.21"),
        _ => Pick("example.com/a/cmd", "\"example.com/b\"", "./x", "\"a b\""),
    };

    private string Replacement()
    {
        string old = Module();
        if (Chance(2)) old += " " + Version();
        return old + Pick(" => ../x", " => \"../a b\"", $" => example.com/y {Version()}");
    }

    private string Module()
    {
        string path = $"example.com/{(char)('a' + _random.Next(8))}";
        return Chance(5) ? $"\"{path}\"" : path;
    }

    private string Version() => Pick("v1.0.0", "v1.2.3", "v1.10.0", "v1.2.3-pre", "v0.0.0-20200101000000-abcdefabcdef");

    private void Line(StringBuilder text, string line)
    {
        Gap(text, "");
        text.Append(line);
        End(text);
    }

    private void End(StringBuilder text)
    {
        if (Chance(3)) text.Append(Pick(" ", "")).Append(Pick(Comments));
        text.Append('\n');
    }

    private void Gap(StringBuilder text, string indent)
    {
        while (Chance(3)) text.Append(Chance(2) ? "\n" : $"{indent}{Pick(Comments)}\n");
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;
}
