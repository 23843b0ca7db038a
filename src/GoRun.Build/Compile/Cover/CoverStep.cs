using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GoRun.Build.Commands;
using GoRun.Resolve;

namespace GoRun.Build.Compile.Cover;

/// <summary>What is compiled in place of a package's own files.</summary>
/// <param name="GoFiles">Absolute paths in the object directory: first the file with the counters, then the package's in their order.</param>
/// <param name="CgoFiles">Absolute paths of the files for cgo.</param>
/// <param name="Configuration">The file that tells the compiler where the counters are.</param>
internal sealed record CoveredFiles(ImmutableArray<string> GoFiles, ImmutableArray<string> CgoFiles, string Configuration);

/// <summary>
/// Lets the toolchain's cover tool write a package's files anew, with code that counts what is run (Builder.runCover in cmd/go). The tool
/// reads a description of the package and the list of the files to write, and writes the compiler's configuration beside them.
/// </summary>
internal sealed class CoverStep(BuildContext context, PackageShell shell, string objectDirectory)
{
    private readonly Package _package = shell.Package;

    /// <exception cref="BuildFailure">The tool cannot read a file.</exception>
    public CoveredFiles Run()
    {
        string description = objectDirectory + "pkgcfg.txt";
        string list = objectDirectory + "coveroutfiles.txt";
        string counters = objectDirectory + "covervars.go";
        string configuration = objectDirectory + "coveragecfg";
        ImmutableArray<string> goFiles = [.. _package.GoFiles.Select(Covered)];
        ImmutableArray<string> cgoFiles = [.. _package.CgoFiles.Select(Covered)];
        shell.WriteFile(description, Description(configuration));
        shell.WriteFile(list, Encoding.UTF8.GetBytes(string.Concat(((string[])[counters, .. goFiles, .. cgoFiles]).Select(f => f + "\n"))));
        ImmutableArray<string> words =
        [
            .. context.Tool("cover"), "-pkgcfg", description, "-mode", _package.CoverMode, "-var", VariablePrefix, "-outfilelist", list,
            .. _package.GoFiles.Select(Source), .. _package.CgoFiles.Select(Source),
        ];
        shell.Run("", objectDirectory, words);
        return new CoveredFiles([counters, .. goFiles], cgoFiles, configuration);
    }

    private string Source(string file) => $"{_package.Directory}/{file}";

    private string Covered(string file) => $"{objectDirectory}{file[..^".go".Length]}.cover.go";

    /// <summary>Tells the package's counters from those of packages that it imports with a dot, and from its own variables.</summary>
    private string VariablePrefix => $"goCover_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_package.ImportPath))[..6])}_";

    /// <summary>CoverPkgConfig in cmd/internal/cov/covcmd, and a newline.</summary>
    private byte[] Description(string configuration)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("OutConfig", configuration);
            json.WriteString("PkgPath", _package.ImportPath);
            json.WriteString("PkgName", _package.Name);
            json.WriteString("Granularity", "perblock");
            json.WriteString("ModulePath", _package.Module?.Path ?? "");
            json.WriteBoolean("Local", _package.IsLocal);
            json.WriteString("EmitMetaFile", "");
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
