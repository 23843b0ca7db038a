using System.Collections.Immutable;
using System.Text;
using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Queries;

/// <summary>
/// The modules whose files are in GOMODCACHE, as if that were a proxy: for what is asked again, and for a machine without a network.
/// </summary>
internal sealed class CachedSource(ModuleCache cache) : IModuleSource
{
    public IModuleRepository Open(string modulePath) => new Repository(cache, modulePath);

    private sealed class Repository(ModuleCache cache, string path) : IModuleRepository
    {
        public string ModulePath => path;

        public VersionList Versions(string prefix) =>
            new([.. Cached().Where(v => !PseudoVersion.Is(v) && v.StartsWith(prefix, StringComparison.Ordinal))]);

        public VersionInfo Stat(string revision)
        {
            // v2.0.0 of a module without /v2 in its path is known by another name.
            string[] names = SemanticVersion.IsValid(revision) ? [revision, revision + "+incompatible"] : [];
            foreach (string name in names)
            {
                if (SemanticVersion.Canonical(name) == name && cache.IsComplete(new ModuleVersion(path, name))) return Describe(name);
            }

            return IsHash(revision) && Cached().LastOrDefault(v => IsOfCommit(v, revision)) is { } version ? Describe(version) : throw Missing();
        }

        public VersionInfo Latest() => Cached().Where(PseudoVersion.Is).MaxBy(PseudoVersion.Time) is { } version ? Describe(version) : throw Missing();

        public byte[] GoMod(string version) => cache.ReadGoMod(new ModuleVersion(path, version)) ?? throw Missing();

        public void Zip(string version, Stream destination) => throw new NotSupportedException("what is in the cache need not be fetched");

        /// <summary>In the order of semantic versioning.</summary>
        private ImmutableArray<string> Cached()
        {
            string folder = Path.GetDirectoryName(cache.FileOf(new ModuleVersion(path, "v0.0.0"), "ziphash"))!;
            if (!Directory.Exists(folder)) throw Missing();
            IEnumerable<string> versions = Directory.EnumerateFiles(folder, "*.ziphash")
                .Select(f => Unescape(Path.GetFileNameWithoutExtension(f)))
                .Where(v => SemanticVersion.Canonical(v) == v && cache.IsComplete(new ModuleVersion(path, v)));
            return [.. versions.Order(Comparer<string>.Create((a, b) => SemanticVersion.Compare(a, b)))];
        }

        private static VersionInfo Describe(string version) =>
            new() { Version = version, Time = PseudoVersion.Is(version) ? PseudoVersion.Time(version) : null };

        private static bool IsHash(string revision) => revision.Length >= 7 && revision.All(char.IsAsciiHexDigitLower);

        private static bool IsOfCommit(string version, string hash)
        {
            if (!PseudoVersion.Is(version)) return false;
            string revision = PseudoVersion.Revision(version);
            return revision.StartsWith(hash, StringComparison.Ordinal) || hash.StartsWith(revision, StringComparison.Ordinal);
        }

        private static ModuleFetchException Missing() => new("not in the module cache", notFound: true);

        private static string Unescape(string name)
        {
            var text = new StringBuilder(name.Length);
            for (int i = 0; i < name.Length; i++) text.Append(name[i] == '!' && i + 1 < name.Length ? char.ToUpperInvariant(name[++i]) : name[i]);
            return text.ToString();
        }
    }
}
