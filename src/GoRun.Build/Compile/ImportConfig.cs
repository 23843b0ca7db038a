using System.Text;
using System.Text.Json;
using GoRun.Resolve;

namespace GoRun.Build.Compile;

/// <summary>The files that tell the compiler where archives and embedded files are.</summary>
internal static class ImportConfig
{
    /// <summary>importcfg: what each import means, and the archive of each package imported.</summary>
    public static byte[] Imports(CompileAction action)
    {
        // Never empty: the compiler would look for packages elsewhere.
        var text = new StringBuilder("# import config\n");
        foreach ((string written, string resolved) in action.Package.ImportMap)
        {
            text.Append("importmap ").Append(written).Append('=').Append(resolved).Append('\n');
        }

        foreach (CompileAction import in action.Imports)
        {
            if (import.ArchivePath.Length > 0) AppendPackageFile(text, import);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One archive's line.</summary>
    public static void AppendPackageFile(StringBuilder text, CompileAction action) =>
        text.Append("packagefile ").Append(action.Package.ImportPath).Append('=').Append(action.ArchivePath).Append('\n');

    /// <summary>embedcfg: the files that each //go:embed pattern matched, and where each file really is.</summary>
    public static byte[] Embeds(BuildContext context, Package package)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, IndentCharacter = '\t', IndentSize = 1, NewLine = "\n" };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteStartObject("Patterns");
            foreach ((string pattern, var files) in package.EmbedMatches)
            {
                json.WriteStartArray(pattern);
                foreach (string file in files) json.WriteStringValue(file);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartObject("Files");
            foreach (string file in package.EmbedFiles) json.WriteString(file, context.Tree.ActualPath($"{package.Directory}/{file}"));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
