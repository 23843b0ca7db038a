using System.Collections.Immutable;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Resolve.Packages.Profiles;

/// <summary>
/// Gives packages the profile that guides their compilation (setPGOProfilePath in cmd/go/internal/load): one for all, or with <c>-pgo=auto</c> that
/// of each program for itself and all that it needs. Where several packages are named, what a program with a profile needs is split off
/// for it: others compile the same packages without that profile.
/// </summary>
/// <param name="files">Where profiles are looked for: on the disk, whatever an overlay says.</param>
internal sealed class ProfileAssignment(BuildFlags flags, ResolvePurpose purpose, FileView files)
{
    private const string DefaultName = "default.pgo";

    /// <param name="resolution">Packages without profiles.</param>
    /// <param name="named">How many packages the command line names, those included that are not wanted after all.</param>
    public Resolution Assign(Resolution resolution, int named)
    {
        // Files that are run have none, whatever the flag says.
        bool hasNone = flags.Profile == BuildFlags.NoProfile || (purpose == ResolvePurpose.Run && resolution.Roots.Any(r => r.CommandLineFiles));
        if (hasNone) return resolution;
        return flags.Profile == BuildFlags.AutomaticProfile ? AssignOwn(resolution, named > 1) : AssignOne(resolution);
    }

    private Resolution AssignOne(Resolution resolution)
    {
        var made = new Dictionary<Package, Package>(ReferenceEqualityComparer.Instance);
        return resolution with
        {
            Roots = [.. resolution.Roots.Select(r => WithProfile(r, flags.Profile, "", made))],
            Packages = [.. resolution.Packages.Select(p => WithProfile(p, flags.Profile, "", made))],
        };
    }

    private Resolution AssignOwn(Resolution resolution, bool splits)
    {
        ImmutableArray<Package> roots = [.. resolution.Roots.Select(r => WithOwnProfile(r, splits))];
        if (roots.All(r => r.Profile.Length == 0)) return resolution;
        var packages = ImmutableArray.CreateBuilder<Package>(resolution.Packages.Length);
        var seen = new HashSet<Package>(ReferenceEqualityComparer.Instance);
        foreach (Package root in roots) AddInOrder(root, seen, packages);
        return resolution with { Roots = roots, Packages = packages.DrainToImmutable() };
    }

    private Package WithOwnProfile(Package root, bool splits)
    {
        string profile = Path.Combine(root.Directory, DefaultName);
        if (!root.IsMain || !files.Exists(profile)) return root;
        return WithProfile(root, profile, splits ? root.ImportPath : "", new Dictionary<Package, Package>(ReferenceEqualityComparer.Instance));
    }

    /// <summary>The package and all below it with the profile; each is made once.</summary>
    /// <param name="forMain">The program for which packages are split off; empty where they are not. The program itself stays as it is.</param>
    private static Package WithProfile(Package package, string profile, string forMain, Dictionary<Package, Package> made)
    {
        if (made.TryGetValue(package, out Package? known)) return known;
        Package copy = package with
        {
            Profile = profile,
            ForMain = package.ImportPath == forMain ? "" : forMain,
            Dependencies = [.. package.Dependencies.Select(d => WithProfile(d, profile, forMain, made))],
        };
        made.Add(package, copy);
        return copy;
    }

    private static void AddInOrder(Package package, HashSet<Package> seen, ImmutableArray<Package>.Builder packages)
    {
        if (!seen.Add(package)) return;
        foreach (Package dependency in package.Dependencies) AddInOrder(dependency, seen, packages);
        packages.Add(package);
    }
}
