namespace GoRun.Resolve.Packages.Loading;

/// <summary>What the build would have to add cannot be had; becomes the error of the package.</summary>
internal sealed class ImplicitImportException(string message) : Exception(message);
