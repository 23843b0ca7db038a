using GoRun.Resolve.Packages.Patterns;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>What the build adds to a package's imports, in go's order.</summary>
internal sealed class ImplicitImports(GoEnv env, BuildFlags flags, string workingDirectory)
{
    /// <summary>The package that the compiler rewrites uses of <c>simd</c> to; only this implicit import may name it.</summary>
    public const string SimdBridge = "simd/internal/bridge";

    /// <summary>Adds to the paths those that are not there yet.</summary>
    /// <exception cref="ImplicitImportException">The flags ask for what the platform's settings rule out.</exception>
    public void AddTo(List<string> paths, PackageNode package)
    {
        bool simdTarget = env.Release.AtLeast(27) && env.Goarch is "amd64" or "arm64" or "wasm";
        if (simdTarget && paths.Contains("simd")) Add(paths, SimdBridge);
        if (package.Scan.UsesCgo)
        {
            string path = package.Standard ? package.ImportPath : "";
            Add(paths, "unsafe");
            if (path != "runtime/cgo") Add(paths, "runtime/cgo");
            if (path is not ("runtime/cgo" or "runtime/race" or "runtime/msan" or "runtime/asan")) Add(paths, "syscall");
        }

        if (package.Scan.UsesSwig)
        {
            Add(paths, "unsafe");
            Add(paths, "runtime/cgo");
            Add(paths, "syscall");
            Add(paths, "sync");
        }

        if (package.Scan.Name == "main") AddForLinking(paths, package);
    }

    private void AddForLinking(List<string> paths, PackageNode package)
    {
        Add(paths, "runtime");
        if (ExternalLinkingReason(package) is { } reason)
        {
            if (!env.CgoEnabled) throw new ImplicitImportException($"{reason} requires external (cgo) linking, but cgo is not enabled");
            Add(paths, "runtime/cgo");
        }

        if (env.Goarch == "arm") Add(paths, "math");
        if (flags.Sanitizer.Length > 0) Add(paths, "runtime/" + flags.Sanitizer);
        if (flags.Cover is not null) Add(paths, "runtime/coverage");
    }

    /// <summary>Why even a program without cgo is linked by the C compiler; null where it is not.</summary>
    private string? ExternalLinkingReason(PackageNode package)
    {
        if (BuildModes.MustLinkExternally(env)) return $"{env.Goos}/{env.Goarch}";
        bool isLibrary = flags.BuildMode == "plugin" || (flags.BuildMode == "c-shared" && env.Goarch != "wasm");
        if (isLibrary) return "-buildmode=" + flags.BuildMode;
        bool isPie = flags.BuildMode == "pie" || (flags.BuildMode == "default" && BuildModes.DefaultsToPie(env, flags.Sanitizer == "race"));
        if (isPie && !BuildModes.LinksPieInternally(env)) return flags.BuildMode == "pie" ? "-buildmode=pie" : "default PIE binary";

        IReadOnlyList<string> words = FlagWords(package);
        for (int i = words.Count - 1; i >= 0; i--)
        {
            bool separate = words[i] == "-linkmode" && i + 1 < words.Count;
            if (words[i] == "-linkmode=external" || (separate && words[i + 1] == "external")) return words[i];
            if (words[i] == "-linkmode=internal" || (separate && words[i + 1] == "internal")) return null;
        }

        return null;
    }

    private IReadOnlyList<string> FlagWords(PackageNode package)
    {
        IReadOnlyList<string> words = [];
        foreach (PackageFlagsEntry entry in flags.Ldflags.Entries)
        {
            bool matches = entry.Pattern.Length == 0
                ? package.Named || package.CommandLineFiles
                : FlagPattern.Matches(entry.Pattern, package.ImportPath, package.Directory, package.Standard, workingDirectory);
            if (matches) words = entry.Words;
        }

        return words;
    }

    private static void Add(List<string> paths, string path)
    {
        if (!paths.Contains(path)) paths.Add(path);
    }
}
