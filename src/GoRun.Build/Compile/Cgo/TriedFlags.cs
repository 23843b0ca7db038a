using GoRun.Build.Cache;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>
/// Which flags compilers were found to know, kept in GOCACHE under the hash of the compiler's path and version: the same entries that go reads and
/// writes (Builder.gccSupportsFlag and gccCompilerID in cmd/go). Thread-safe.
/// </summary>
/// <param name="compilerId">The version of a compiler, by its words and the language.</param>
internal sealed class TriedFlags(BuildCache cache, ActionHashes hashes, GoEnv env, CompilerIdOf compilerId)
{
    /// <summary>The ID of a compiler for its flags; null where what it said cannot be kept.</summary>
    /// <param name="program">The first word of CC, CXX or FC.</param>
    public ContentHash? CompilerKey(string program)
    {
        // A development version says the same from day to day.
        if (compilerId([program], "c") is not { IsRelease: true } id) return null;
        if (ProgramPath.Find(program, env.ProcessEnvironment.GetValueOrDefault("PATH", "")) is not { } path) return null;
        using ActionHash hash = hashes.Begin("gccCompilerID", "");
        hash.Append("gccCompilerID "u8).AppendQuoted(path);
        // Second in the list is the compiler behind the driver, which counts for development versions only.
        return hash.Append("gccCompilerID "u8).Append(GoQuoting.QuoteList([path, ""])).Append(" "u8).AppendQuoted(id.Id).EndLine().Sum();
    }

    /// <summary>What was found before; null for nothing.</summary>
    public bool? Find(ContentHash compiler, string flag) => cache.Read(Key(compiler, flag)) is { } answer ? answer.AsSpan().SequenceEqual("true"u8) : null;

    public void Put(ContentHash compiler, string flag, bool known) => cache.TryPut(Key(compiler, flag), known ? "true"u8 : "false"u8);

    private ContentHash Key(ContentHash compiler, string flag) => hashes.Subkey(compiler, "gccSupportsFlag " + flag);
}
