using System.Globalization;

namespace GoRun.Oracle.Tests.FastPath.Edits;

/// <summary>
/// A module that is edited at random. Each Go file says its name and a number when the program starts, so that the output shows which files
/// were compiled, in which order, and with what in them. Most edits leave a program; some do not, and are mended later by others.
/// </summary>
internal sealed class EditedModule
{
    private const string Start = """
        -- go.mod --
        module example.com/m

        go 1.24

        require example.com/dep v1.0.0

        replace example.com/dep => ./dep1
        -- dep1/go.mod --
        module example.com/dep

        go 1.24
        -- dep1/dep.go --
        package dep

        func init() { println("dep1", 0) }
        -- dep2/go.mod --
        module example.com/dep

        go 1.24
        -- dep2/dep.go --
        package dep

        func init() { println("dep2", 0) }
        -- a/a.go --
        package a

        func init() { println("a", 0) }
        -- b/b.go --
        package b

        func init() { println("b", 0) }
        -- c/c.go --
        package c

        import "embed"

        //go:embed data
        var data embed.FS

        func show(folder string) {
        	entries, _ := data.ReadDir(folder)
        	for _, entry := range entries {
        		name := folder + "/" + entry.Name()
        		if entry.IsDir() {
        			show(name)
        		} else {
        			text, _ := data.ReadFile(name)
        			println(name, string(text))
        		}
        	}
        }

        func init() { show("data") }
        -- c/data/first --
        0
        -- links/1 --
        package main

        func init() { println("link 1", 0) }
        -- links/2 --
        package main

        func init() { println("link 2", 0) }
        -- l.go -> links/1 --
        -- main.go --
        package main

        import (
        	_ "example.com/dep"
        	_ "example.com/m/a"
        )

        func main() { println("main", 0) }

        """;

    private static readonly string[] Packages = ["", "a/", "b/", "c/", "dep1/", "dep2/"];

    private readonly Scene scene;
    private readonly Random random;
    private readonly Dictionary<string, string> earlier = new(StringComparer.Ordinal);
    private (Dictionary<string, (string? Link, string Text)> Files, string Flags) good = ([], "");
    private int number;

    public EditedModule(Scene scene, Random random)
    {
        this.scene = scene;
        this.random = random;
        Testing.TextArchive.Write(Start, scene["."]);
        Keep();
    }

    /// <summary>Makes one edit, which may be none; gives its name.</summary>
    public string Edit()
    {
        string file = AnyGoFile();
        switch (random.Next(24))
        {
            case 0 or 1 or 2:
                return $"number in {file}: {Change(file, NextNumber)}";
            case 3:
                return $"number in {file}, times restored: {KeepTimes(file, () => Change(file, OtherDigit))}";
            case 4:
                File.SetLastWriteTimeUtc(scene[file], DateTime.UtcNow.AddSeconds(random.Next(-100, 100)));
                return "touch " + file;
            case 5:
                scene.Write(file, File.ReadAllText(scene[file]));
                return $"write {file} as it is";
            case 6:
                string added = $"{Any(Packages)}f{random.Next(4)}{Any(["", "_linux", "_plan9", "_test"])}.go";
                scene.Write(added, FileOf(added));
                return "add " + added;
            case 7:
                if (IsMain(file)) return "nothing";
                scene.Remove(file);
                return "remove " + file;
            case 8:
                string name = Path.GetDirectoryName(file) is { Length: > 0 } folder ? $"{folder}/r{random.Next(9)}.go" : $"r{random.Next(9)}.go";
                if (file == "main.go" || File.Exists(scene[name])) return "nothing";
                scene.Rename(file, name);
                return $"rename {file} to {name}";
            case 9 or 10:
                return $"constraint of {file}: {Change(file, Constrain)}";
            case 11:
                string imported = Any(["a", "b", "c"]);
                return $"import of {imported} in main.go: " + Change("main.go", text => text.Contains($"m/{imported}\"", StringComparison.Ordinal)
                    ? text.Replace($"\t_ \"example.com/m/{imported}\"\n", "", StringComparison.Ordinal)
                    : text.Replace("import (\n", $"import (\n\t_ \"example.com/m/{imported}\"\n", StringComparison.Ordinal));
            case 12:
                return "replacement: " + Change("go.mod", text => text.Contains("dep1", StringComparison.Ordinal)
                    ? text.Replace("dep1", "dep2", StringComparison.Ordinal)
                    : text.Replace("dep2", "dep1", StringComparison.Ordinal));
            case 13:
                string language = "go 1.2" + random.Next(1, 5);
                return $"{language}: " + Change("go.mod", text => text.Replace(text[text.IndexOf("go 1", StringComparison.Ordinal)..][..7], language, StringComparison.Ordinal));
            case 14 or 15:
                string embedded = "c/data/" + Any(["first", "second", ".third", "sub/first", "sub/deep/first"]);
                scene.Write(embedded, NextDigits());
                return "write " + embedded;
            case 16:
                embedded = "c/data/" + Any(["second", ".third", "sub", "sub/deep/first"]);
                if (!Path.Exists(scene[embedded])) return "nothing";
                scene.Remove(embedded);
                return "remove " + embedded;
            case 17:
                string target = "links/" + random.Next(1, 3);
                scene.Link("l.go", target);
                return "link to " + target;
            case 18:
                target = "links/" + random.Next(1, 3);
                return $"number in {target}: {Change(target, NextNumber)}";
            case 19:
                string flags = Any(["", "-tags=t0", "-tags=t1", "-tags=t0,t1", "-trimpath"]);
                scene.Set("GOFLAGS", flags);
                return $"GOFLAGS={flags}";
            case 20:
                // Of tests go also reads what is not needed to run a program, and complains.
                if (file.EndsWith("_test.go", StringComparison.Ordinal)) return "nothing";
                return $"break or mend {file}: " + Change(file, text => text.StartsWith("pack ", StringComparison.Ordinal)
                    ? "package " + text[5..]
                    : text.StartsWith("package ", StringComparison.Ordinal) ? "pack " + text[8..] : text);
            case 21:
                return $"edit {file} back: {Change(file, text => earlier.GetValueOrDefault(file, text))}";
            case 22:
                return Any([DeleteExecutables, MovePackage, AddVendor])();
            default:
                return "nothing";
        }
    }

    /// <summary>Remembers the module as it is: there is a program.</summary>
    public void Keep() => good = (Files().ToDictionary(file => file, ContentOf), scene.Sandbox.Environment.GetValueOrDefault("GOFLAGS", ""));

    /// <summary>Goes back to what was remembered.</summary>
    public string Mend()
    {
        foreach (string file in Files())
        {
            if (!good.Files.ContainsKey(file)) scene.Remove(file);
        }

        foreach ((string file, (string? link, string text)) in good.Files)
        {
            if (Path.Exists(scene[file]) && ContentOf(file) == (link, text)) continue;
            if (link is not null) scene.Link(file, link);
            else scene.Write(file, text);
        }

        scene.Set("GOFLAGS", good.Flags);
        return "mend";
    }

    private string[] Files() =>
    [
        .. Directory.EnumerateFiles(scene["."], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(scene["."], file)).Order(StringComparer.Ordinal),
    ];

    private (string? Link, string Text) ContentOf(string file) =>
        new FileInfo(scene[file]).LinkTarget is { } target ? (target, "") : (null, File.ReadAllText(scene[file]));

    private string DeleteExecutables()
    {
        foreach (string folder in Directory.EnumerateDirectories(scene.Sandbox.Environment["GOCACHE"], "*-d", SearchOption.AllDirectories))
            Directory.Delete(folder, recursive: true);
        return "delete executables";
    }

    private string MovePackage()
    {
        (string from, string to) = Directory.Exists(scene["b"]) ? ("b", "moved") : ("moved", "b");
        if (Directory.Exists(scene[to]) || !Directory.Exists(scene[from])) return "nothing";
        scene.Rename(from, to);
        return $"move {from} to {to}";
    }

    private string AddVendor()
    {
        if (Directory.Exists(scene["vendor"]))
        {
            scene.Remove("vendor");
            return "remove vendor";
        }

        string text = File.ReadAllText(scene["go.mod"]);
        string target = text.Contains("dep1", StringComparison.Ordinal) ? "./dep1" : "./dep2";
        scene.Write("vendor/modules.txt",
            $"# example.com/dep v1.0.0 => {target}\n## explicit; go 1.24\nexample.com/dep\n# example.com/dep => {target}\n");
        scene.Write("vendor/example.com/dep/dep.go", FileOf("vendor/example.com/dep/dep.go"));
        return "add vendor";
    }

    private string AnyGoFile() =>
        Any([.. Files().Where(file => file.EndsWith(".go", StringComparison.Ordinal) && new FileInfo(scene[file]).LinkTarget is null)]);

    private T Any<T>(T[] of) => of[random.Next(of.Length)];

    private string Change(string file, Func<string, string> change)
    {
        if (!File.Exists(scene[file])) return "is not there";
        string text = File.ReadAllText(scene[file]);
        string changed = change(text);
        if (changed == text) return "as it was";
        earlier[file] = text;
        if (random.Next(2) == 0)
        {
            scene.Write(file, changed);
            return "in place";
        }

        scene.Write(file + "~", changed);
        File.Move(scene[file + "~"], scene[file], overwrite: true);
        return "replaced";
    }

    private string KeepTimes(string file, Func<string> change)
    {
        DateTime written = File.GetLastWriteTimeUtc(scene[file]);
        string done = change();
        File.SetLastWriteTimeUtc(scene[file], written);
        return done;
    }

    /// <summary>Another number, one that was not there before.</summary>
    private string NextNumber(string text) => text.LastIndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma
        ? $"{text[..comma]}, {NextDigits()}) }}\n"
        : text;

    /// <summary>A number of the same length, which may have been there before.</summary>
    private string OtherDigit(string text) => text.LastIndexOf(") }", StringComparison.Ordinal) is > 0 and var end && char.IsAsciiDigit(text[end - 1])
        ? string.Concat(text.AsSpan(0, end - 1), ((text[end - 1] - '0' + 1) % 10).ToString(CultureInfo.InvariantCulture), text.AsSpan(end))
        : text;

    private string Constrain(string text)
    {
        string bare = text.StartsWith("//go:build", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 2)..] : text;
        return Any(["", "//go:build t0\n\n", "//go:build !t0\n\n", "//go:build t1 || plan9\n\n", "//go:build never\n\n"]) + bare;
    }

    private string NextDigits() => (++number).ToString(CultureInfo.InvariantCulture);

    private string FileOf(string path)
    {
        string package = Path.GetDirectoryName(path) switch { "" => "main", "dep1" or "dep2" => "dep", var folder => Path.GetFileName(folder)! };
        return $"package {package}\n\nfunc init() {{ println(\"{path}\", {NextDigits()}) }}\n";
    }

    private static bool IsMain(string file) => file is "main.go" or "c/c.go";
}
