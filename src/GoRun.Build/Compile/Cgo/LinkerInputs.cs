using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// Looks at the files of a package that the C linker would read (by the strict rules). What is named like a library may be text: then GNU ld takes
/// it for a script, which can do what flags may not; so can files of specs that gcc finds beside libraries. Only files that come with
/// packages are looked at, not the machine's own. The beginning of a file tells what it is; unlike go, this does not go on to look for
/// linker options inside objects.
/// </summary>
internal sealed class LinkerInputs(GoEnv env, string currentDirectory)
{
    private const string FlagSource = "#cgo LDFLAGS";

    private static readonly string[] Extensions = [".a", ".o", ".obj", ".dll", ".dylib", ".lib", ".so", ".tbd"];

    private static readonly string[] Multilib = ["lib", "lib32", "lib64", "libx32"];

    /// <exception cref="BuildFailure">A library is no library, or there are specs beside it.</exception>
    public void Check(Package package)
    {
        if (!env.Release.HasStrictCgoRules) return;
        var flags = package.Cgo.LdFlags;
        for (int i = 0; i < flags.Length; i++)
        {
            string flag = flags[i];
            if (flag == "-L" && i + 1 < flags.Length) CheckFolders(flags[++i]);
            else if (flag.StartsWith("-L", StringComparison.Ordinal)) CheckFolders(flag[2..]);
            else if (!flag.StartsWith('-') && IsNamedLikeInput(flag) && IsLocal(flag)) CheckFile(FlagSource, flag);
        }

        foreach (string file in package.SysoFiles) CheckFile(".syso", Path.Combine(package.Directory, file));
    }

    /// <summary>The folder and, as gcc does, those of other word sizes beside it.</summary>
    private void CheckFolders(string folder)
    {
        if (folder.StartsWith('=')) folder = folder[1..];
        else if (folder.StartsWith("$SYSROOT", StringComparison.Ordinal)) folder = folder["$SYSROOT".Length..];
        if (folder.Length == 0 || !IsLocal(folder)) return;
        string path = Path.GetFullPath(folder, currentDirectory).TrimEnd('/');
        var seen = new HashSet<string>(StringComparer.Ordinal);
        CheckTree(path, seen);
        // Beside a folder right below the root lie the machine's own.
        if (Path.GetDirectoryName(path) is not { } parent || parent == "/") return;
        foreach (string name in Multilib) CheckTree(Path.Combine(parent, name), seen);
    }

    private void CheckTree(string folder, HashSet<string> seen)
    {
        if (!Directory.Exists(folder) || !IsLocal(folder) || !seen.Add(RealPath.Of(folder))) return;
        foreach (string path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path).ToLowerInvariant();
            if (Directory.Exists(path)) CheckTree(path, seen);
            else if (IsNamedLikeSpecs(name)) throw new BuildFailure($"disallowed GCC spec file in {FlagSource}: {path}");
            else if (IsNamedLikeInput(name) || name.Contains(".so.", StringComparison.Ordinal)) CheckFile(FlagSource, path);
        }
    }

    private static bool IsNamedLikeSpecs(string name) => name == "specs" || name.EndsWith(".spec", StringComparison.Ordinal);

    private static bool IsNamedLikeInput(string name) => Extensions.Any(e => name.EndsWith(e, StringComparison.Ordinal));

    private void CheckFile(string source, string path)
    {
        byte[] buffer = new byte[64];
        ReadOnlySpan<byte> start;
        try
        {
            using FileStream file = File.OpenRead(Path.GetFullPath(path, currentDirectory));
            start = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return;
        }

        if (start.Length < 4) throw new BuildFailure($"invalid object file in {source}: {path}");
        if (source == ".syso" && start.StartsWith("!<arch>\n"u8)) throw new BuildFailure($"archive not allowed as .syso in {source}: {path}");
        if (!IsBinary(start) && !IsStub(path, start))
            throw new BuildFailure($"invalid linker input file in {source}: {path} (unrecognized binary format)");
    }

    /// <summary>What macOS has in place of a shared library: YAML or JSON.</summary>
    private static bool IsStub(string path, ReadOnlySpan<byte> start)
    {
        start = start.TrimStart(" \t\r\n"u8);
        return path.EndsWith(".tbd", StringComparison.OrdinalIgnoreCase) && (start.StartsWith("---"u8) || start.StartsWith("{"u8));
    }

    /// <summary>An archive or ELF, or another object format: those have bytes near their beginning that no script has.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> start) =>
        start.StartsWith("!<arch>\n"u8) || start.StartsWith("\u007fELF"u8) || start.StartsWith("<bigaf>\n"u8)
        || start[..Math.Min(20, start.Length)].Contains((byte)0);

    /// <summary>
    /// Relative, or below the current directory, the module cache or the temporary directory: not something that the machine's owner
    /// installed.
    /// </summary>
    private bool IsLocal(string path)
    {
        if (!Path.IsPathRooted(path)) return true;
        string temporary = env.ProcessEnvironment.GetValueOrDefault("TMPDIR", "") is { Length: > 0 } chosen ? chosen : "/tmp";
        string clean = Path.GetFullPath(path);
        foreach (string root in new[] { currentDirectory, env.Gomodcache, temporary })
        {
            if (root.Length > 0 && (IsBelow(clean, root) || IsBelow(RealPath.Of(clean), RealPath.Of(root)))) return true;
        }

        return false;
    }

    private static bool IsBelow(string path, string root) => path == root || path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);
}
