using System.Runtime.CompilerServices;
using System.Text;
using GoRun.Platform;
using GoRun.Resolve.Packages.Constraints;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>All that the scan of a directory depends on, besides the directory.</summary>
/// <param name="IncludesTests">Test files are looked at too, as go does: for their errors, and for the list of ignored files.</param>
/// <param name="RefusesUnusualImports">See <see cref="Headers.GoFileHeader.UnusualImport"/>.</param>
/// <param name="ReadsImportComments">As in GOPATH mode.</param>
internal sealed record ScanSettings(
    BuildTags Tags, bool CgoEnabled, bool IncludesTests, bool RefusesUnusualImports, bool ReadsImportComments)
{
    /// <summary>To be raised with every change of what a scan makes of a file, so that none outlives the code that made it.</summary>
    private const int Version = 1;

    /// <param name="listing">Of test files only a listing shows anything.</param>
    public static ScanSettings Of(GoEnv env, BuildFlags flags, bool listing, bool gopath) =>
        new(new BuildTags(env, flags), env.CgoEnabled, listing, env.Release.AtLeast(25), gopath);

    /// <summary>Differs where these settings or gorun itself differ.</summary>
    public ContentHash Hash()
    {
        var text = new StringBuilder();
        text.Append(Version).Append('\n').Append(FileIdentity.Of(ThisProcess.File)).Append('\n');
        // Outside of a native binary, that is but the starter.
        if (RuntimeFeature.IsDynamicCodeSupported) text.Append(FileIdentity.Of(Path.Join(AppContext.BaseDirectory, "GoRun.Resolve.dll"))).Append('\n');
        text.Append(CgoEnabled).Append(IncludesTests).Append(RefusesUnusualImports).Append(ReadsImportComments);
        foreach (string tag in Tags.All.Order(StringComparer.Ordinal)) text.Append('\n').Append(tag);
        return ContentHash.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
