namespace GoRun.Resolve.Packages.Embedding;

/// <summary>Why a pattern cannot be used, in go's words. Becomes an <see cref="EmbedError"/> before it leaves the resolver.</summary>
internal sealed class EmbedException(string message) : Exception(message);
