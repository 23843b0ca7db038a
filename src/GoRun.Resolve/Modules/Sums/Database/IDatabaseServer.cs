using GoRun.Resolve.Modules.Fetching;

namespace GoRun.Resolve.Modules.Sums.Database;

/// <summary>The checksum database as the network has it. Thread-safe.</summary>
internal interface IDatabaseServer
{
    /// <summary>What it answers for a path, which is <c>/lookup/module@version</c> or begins with <c>/tile/</c>.</summary>
    /// <exception cref="ModuleFetchException">It has no answer, or cannot be reached.</exception>
    byte[] Get(string path);
}
