using System.Collections.Immutable;
using GoRun.Build.Link;
using GoRun.Platform;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build;

/// <summary>Which outputs <c>build</c> writes, and where (runBuild in cmd/go/internal/work/build.go).</summary>
internal static class BuildTargets
{
    /// <param name="named">The packages that the command line names: a single program gives the output its name.</param>
    /// <param name="roots">Those of them that are built.</param>
    /// <exception cref="GoError">The output cannot hold what is to be built.</exception>
    public static IReadOnlyDictionary<Package, string> Choose(
        BuildContext context, ImmutableArray<Package> named, ImmutableArray<Package> roots, string output)
    {
        var targets = new Dictionary<Package, string>(ReferenceEqualityComparer.Instance);
        bool chosen = output.Length > 0;
        if (!chosen && named.Length == 1 && named[0].IsMain) output = ExecutableName.Of(named[0], context.Mode);
        if (output.Length == 0 || output == "/dev/null") return targets;
        if (output.EndsWith('/') || Directory.Exists(Path.GetFullPath(output, context.CurrentDirectory)))
        {
            if (!chosen) throw new GoError($"go: build output {GoQuoting.Quote(output)} already exists and is a directory");
            foreach (Package root in roots)
            {
                if (root.IsMain) targets[root] = Join(output, ExecutableName.Of(root, context.Mode));
            }

            return targets.Count > 0 ? targets : throw new GoError("go: no main packages to build");
        }

        if (roots.Length > 1) throw new GoError($"go: cannot write multiple packages to non-directory {output}");
        if (roots.IsEmpty) throw new GoError("no packages to build");
        targets[roots[0]] = output;
        return targets;
    }

    /// <summary>The clean path of a file in the directory, relative where the directory's is (filepath.Join).</summary>
    private static string Join(string directory, string name)
    {
        bool rooted = Path.IsPathRooted(directory);
        var elements = new List<string>();
        foreach (string element in directory.Split('/'))
        {
            if (element.Length == 0 || element == ".") continue;
            bool goesBack = element == ".." && (rooted || (elements.Count > 0 && elements[^1] != ".."));
            if (!goesBack) elements.Add(element);
            else if (elements.Count > 0) elements.RemoveAt(elements.Count - 1);
        }

        elements.Add(name);
        return (rooted ? "/" : "") + string.Join('/', elements);
    }
}
