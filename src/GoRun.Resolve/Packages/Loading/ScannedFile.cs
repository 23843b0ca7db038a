using GoRun.Platform;

namespace GoRun.Resolve.Packages.Loading;

/// <summary>What a scan has made of one file.</summary>
/// <param name="Kind">The list that it is in; <see cref="FileKind.None"/> for none.</param>
/// <param name="Identity">As it was before it was read; null where the name was enough.</param>
/// <param name="Hash">Of the content, where the build takes it in; else null.</param>
internal readonly record struct ScannedFile(string Name, FileKind Kind, FileIdentity? Identity, ContentHash? Hash);
