namespace GoRun.Resolve;

/// <summary>What a listing of modules is to say beyond what is known on this machine; all of it is asked of the network.</summary>
[Flags]
public enum ModuleAspects
{
    None = 0,

    /// <summary><c>-versions</c>: which versions there are.</summary>
    Versions = 1,

    /// <summary><c>-retracted</c>: what was taken back; such versions then count as others do.</summary>
    Retractions = 2,

    /// <summary><c>-u</c>: which newer versions there are, and what was taken back or is deprecated.</summary>
    Upgrades = 4,
}
