using GoRun.Resolve.Packages.Checking;

namespace GoRun.Resolve.Packages;

/// <summary>What is wrong with the packages that were asked for and with what they need, as go prints it.</summary>
internal sealed class ReportedFaults(string workingDirectory, List<Root> roots)
{
    /// <summary>What is wrong with the named packages themselves.</summary>
    public IEnumerable<string> OfRoots => roots.Select(r => r.Package is null ? Text(r.Fault) : Text(r.Package.Fault)).OfType<string>();

    /// <summary>As <see cref="All"/>, each with the package that it is about.</summary>
    public IEnumerable<(string Path, string Text)> ByPackage
    {
        get
        {
            var reported = new HashSet<CheckedPackage>();
            foreach (Root root in roots)
            {
                IEnumerable<(string, PackageFault?)> faults = root.Package is { } package
                    ? PackageOrder.Of([package]).Where(reported.Add).Select(p => (p.Node.ImportPath, p.Fault))
                    : [(root.Path, root.Fault)];
                foreach ((string path, PackageFault? fault) in faults)
                {
                    if (Text(fault) is { } text) yield return (path, text);
                }
            }
        }
    }

    /// <summary>All of it, each once: dependencies before what needs them, as go reports them.</summary>
    public IEnumerable<string> All => ByPackage.Select(fault => fault.Text);

    private string? Text(PackageFault? fault) => fault?.ToText(workingDirectory);
}
