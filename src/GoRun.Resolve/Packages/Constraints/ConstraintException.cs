namespace GoRun.Resolve.Packages.Constraints;

/// <summary>A constraint line that cannot be read; the message is that of go/build/constraint. Never leaves the scan of its file.</summary>
internal sealed class ConstraintException(string message) : Exception(message);
