using System.Collections.Immutable;
using GoRun.Build.Commands;
using GoRun.Resolve;
using GoRun.Toolchain;

namespace GoRun.Build.Compile.Cgo;

/// <summary>The words that a package's C sides are compiled and linked with: the user's, then the package's own.</summary>
internal sealed record CgoFlags
{
    public required ImmutableArray<string> CppFlags { get; init; }

    public required ImmutableArray<string> CFlags { get; init; }

    public required ImmutableArray<string> CxxFlags { get; init; }

    public required ImmutableArray<string> FFlags { get; init; }

    public required ImmutableArray<string> LdFlags { get; init; }

    /// <exception cref="BuildFailure">The package asks for a flag that is not allowed. What the user sets is taken as it is.</exception>
    public static CgoFlags Of(Package package, GoEnv env, FlagCheck check)
    {
        CgoDirectives own = package.Cgo;
        return new CgoFlags
        {
            CppFlags = Join(env, "CPPFLAGS", own.CppFlags, check.Compiler),
            CFlags = Join(env, "CFLAGS", own.CFlags, check.Compiler),
            CxxFlags = Join(env, "CXXFLAGS", own.CxxFlags, check.Compiler),
            FFlags = Join(env, "FFLAGS", own.FFlags, check.Compiler),
            LdFlags = Join(env, "LDFLAGS", own.LdFlags, check.Linker),
        };
    }

    /// <summary>What compilers of the language are given, after <see cref="CppFlags"/>.</summary>
    public ImmutableArray<string> Of(CLanguage language) => language switch
    {
        CLanguage.Cxx => CxxFlags,
        CLanguage.Fortran => FFlags,
        _ => CFlags,
    };

    /// <summary>With what is known only when the package is built: none of it is in action IDs.</summary>
    /// <param name="linksFortran">Whether programs with Fortran files need the library of GNU Fortran.</param>
    public CgoFlags With(LibraryFlags libraries, Package package, bool linksFortran) => this with
    {
        CppFlags = [.. CppFlags, .. libraries.CFlags],
        LdFlags =
        [
            .. LdFlags, .. libraries.LdFlags, .. package.MFiles.IsEmpty ? Array.Empty<string>() : ["-lobjc"],
            .. linksFortran && !package.FFiles.IsEmpty ? ["-lgfortran"] : Array.Empty<string>(),
        ],
    };

    /// <summary>
    /// With what a sanitizer that C takes part in adds in front. Neither the action ID nor the choice of the linker looks at that.
    /// </summary>
    public CgoFlags For(string sanitizer)
    {
        string? flag = sanitizer switch { "msan" => "-fsanitize=memory", "asan" => "-fsanitize=address", _ => null };
        return flag is null ? this : this with { CFlags = [flag, .. CFlags], LdFlags = [flag, .. LdFlags] };
    }

    private static ImmutableArray<string> Join(
        GoEnv env, string name, ImmutableArray<string> own, Action<string, string, IReadOnlyList<string>> check)
    {
        check(name, "#cgo " + name, own);
        return [.. GoQuoting.SplitQuotedFields(env["CGO_" + name]), .. own];
    }
}
