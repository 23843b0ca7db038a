using System.Text;
using GoRun.Resolve;

namespace GoRun.Build.Compile;

/// <summary>
/// The <c>-trimpath</c> value for the compiler and the assembler: rewrites of path prefixes, <c>from=&gt;to;from=&gt;to</c>. The object
/// directory always goes, so that no object depends on where it was made; with go's -trimpath flag the package directory becomes
/// <c>module@version/...</c>; and each overlaid file gets the name that it stands in for.
/// </summary>
internal static class TrimPath
{
    public static string For(BuildContext context, Package package, string objectDirectory)
    {
        string objects = objectDirectory.TrimEnd('/');
        var rewrites = new StringBuilder();
        string shown = package.Directory;
        if (context.Flags.Trimpath)
        {
            shown = package.Module is { Version.Length: > 0 } module
                ? $"{module.Path}@{module.Version}{package.ImportPath.AsSpan(module.Path.Length)}"
                : package.TrimmedFolder.Length > 0 ? package.TrimmedFolder : package.ImportPath;
            rewrites.Append(package.Directory).Append("=>").Append(shown).Append(';');
        }

        if (context.Tree.HasOverlay) AppendOverlay(rewrites, context, package, objects, shown);
        return rewrites.Append(objects).Append("=>").ToString();
    }

    private static void AppendOverlay(StringBuilder rewrites, BuildContext context, Package package, string objects, string shown)
    {
        // Files that the C compiler reads are copied into the object directory, all of them as soon as one is overlaid.
        var copied = new StringBuilder();
        bool anyCopied = false;
        foreach (string file in AllFiles(package))
        {
            string path = Path.IsPathRooted(file) ? file : $"{package.Directory}/{file}";
            string name = Path.GetFileName(path);
            string target = Path.Combine(shown, name);
            bool forC = package.CgoFiles.Contains(file)
                || !(file.EndsWith(".go", StringComparison.Ordinal) || file.EndsWith(".s", StringComparison.Ordinal));
            string actual = context.Tree.ActualPath(path);
            if (actual != path)
            {
                if (forC) anyCopied = true;
                else rewrites.Append(actual).Append("=>").Append(target).Append(';');
            }
            else if (forC && Path.GetDirectoryName(path) == package.Directory)
            {
                copied.Append(objects).Append('/').Append(name).Append("=>").Append(target).Append(';');
            }
        }

        if (anyCopied) rewrites.Append(copied);
    }

    private static IEnumerable<string> AllFiles(Package package) =>
    [
        .. package.GoFiles, .. package.CgoFiles, .. package.IgnoredGoFiles, .. package.IgnoredOtherFiles,
        .. package.CFiles, .. package.CxxFiles, .. package.MFiles, .. package.HFiles, .. package.FFiles, .. package.SFiles, .. package.SwigFiles, .. package.SwigCxxFiles,
        .. package.SysoFiles, .. package.EmbedFiles,
    ];
}
