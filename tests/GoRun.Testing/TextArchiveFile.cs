namespace GoRun.Testing;

/// <summary>One file of a <see cref="TextArchive"/>.</summary>
/// <param name="Name">As it stands on the marker line, white space around it taken off.</param>
public sealed record TextArchiveFile(string Name, ReadOnlyMemory<byte> Content);
