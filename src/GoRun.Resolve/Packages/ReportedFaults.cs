using GoRun.Resolve.Packages.Checking;

namespace GoRun.Resolve.Packages;

/// <summary>What is wrong with the packages that were asked for and with what they need, as go prints it.</summary>
internal sealed class ReportedFaults(string workingDirectory, List<Root> roots)
{
    /// <summary>What is wrong with the named packages themselves.</summary>
    public IEnumerable<string> OfRoots => roots.Select(r => r.Package is null ? Text(r.Fault) : Text(r.Package.Fault)).OfType<string>();

    /// <summary>All of it, each once: dependencies before what needs them, as go reports them.</summary>
    public IEnumerable<string> All
    {
        get
        {
            var reported = new HashSet<CheckedPackage>();
            foreach (Root root in roots)
            {
                IEnumerable<PackageFault?> faults =
                    root.Package is { } package ? PackageOrder.Of([package]).Where(reported.Add).Select(p => p.Fault) : [root.Fault];
                foreach (PackageFault? fault in faults)
                {
                    if (Text(fault) is { } text) yield return text;
                }
            }
        }
    }

    private string? Text(PackageFault? fault) => fault?.ToText(workingDirectory);
}
