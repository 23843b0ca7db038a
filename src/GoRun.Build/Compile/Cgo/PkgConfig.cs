using System.Collections.Immutable;
using System.Text;
using GoRun.Build.Commands;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>What a package's libraries want to be compiled and linked with.</summary>
internal sealed record LibraryFlags(ImmutableArray<string> CFlags, ImmutableArray<string> LdFlags)
{
    public static LibraryFlags None { get; } = new([], []);
}

/// <summary>
/// Asks pkg-config, or what PKG_CONFIG names, about the libraries of a package's <c>#cgo pkg-config</c> lines (Builder.getPkgConfigFlags in cmd/go).
/// </summary>
internal sealed class PkgConfig(GoEnv env, FlagCheck check, PackageShell shell)
{
    /// <param name="words">The words of the lines: libraries and flags, mixed.</param>
    /// <exception cref="BuildFailure">A word that could do harm; pkg-config failed; it named flags that are not allowed.</exception>
    public LibraryFlags FlagsFor(ImmutableArray<string> words)
    {
        if (words.IsEmpty) return LibraryFlags.None;
        ImmutableArray<string> flags = [.. words.Where(w => w != "--" && IsFlag(w))];
        ImmutableArray<string> libraries = [.. words.Where(w => !IsFlag(w))];
        foreach (string library in libraries)
        {
            if (!FlagCheck.IsSafeArgument(library)) throw new BuildFailure("invalid pkg-config package name: " + library);
        }

        check.PkgConfig(flags);
        ImmutableArray<string> compiling = Ask("--cflags", flags, libraries);
        check.Compiler("CFLAGS", "pkg-config --cflags", compiling);
        ImmutableArray<string> linking = Ask("--libs", flags, libraries);
        check.Linker("LDFLAGS", "pkg-config --libs", linking);
        return new LibraryFlags(compiling, linking);
    }

    private static bool IsFlag(string word) => word.StartsWith("--", StringComparison.Ordinal);

    private ImmutableArray<string> Ask(string what, ImmutableArray<string> flags, ImmutableArray<string> libraries)
    {
        // Only the program: what else PKG_CONFIG says is dropped, as go does.
        string program = env["PKG_CONFIG"];
        ToolResult result = shell.Capture(shell.Package.Directory, [program, what, .. flags, "--", .. libraries]);
        if (!result.Success) shell.Report($"{program} {what} {string.Join(' ', flags)} -- {string.Join(' ', libraries)}", "", program, result);
        return PkgConfigOutput.Split(Encoding.UTF8.GetString(result.Output).Trim());
    }
}
