using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace GoRun.Testing;

/// <summary>
/// Build caches with packages that the tests need, made by the real go. Making one takes half a minute and more, so they are kept for
/// later runs: the content follows from the toolchain, and tests only work on copies.
/// </summary>
public static class StandardPackages
{
    /// <summary>The packages of the standard library that test programs import; with all that these import.</summary>
    public static ImmutableArray<string> Roots =>
        ["archive/zip", "embed", "encoding/json", "encoding/xml", "html/template", "log/slog", "net/http", "net/http/httptest", "os/user"];

    public static BuildCache Of(Toolchain toolchain) => Make(toolchain, Roots, _ => { });

    /// <summary>The same and more.</summary>
    /// <param name="arguments">Of <c>go build</c>: flags, and at least two packages, so that programs are not linked.</param>
    public static BuildCache With(Toolchain toolchain, ImmutableArray<string> arguments) =>
        Make(toolchain, arguments, part => Of(toolchain).CopyTo(part));

    /// <summary>The toolchain's own large programs, without their profiles.</summary>
    public static BuildCache Commands(Toolchain toolchain) => With(toolchain, ["-pgo=off", "cmd/go", "cmd/compile", "cmd/vet"]);

    /// <summary>What Go's own scripts take of the standard library; those of the newest release do more, among it to build a go command.</summary>
    public static BuildCache ForScripts(Toolchain toolchain) => toolchain == Toolchains.Newest
        ? Make(toolchain, ["-trimpath", "go/build", "os/exec", "debug/dwarf"], part => Commands(toolchain).CopyTo(part))
        : Of(toolchain);

    /// <summary>What nearly every program needs: for a release of which no more is compared.</summary>
    public static BuildCache Least(Toolchain toolchain) => Make(toolchain, ["fmt", "runtime"], _ => { });

    /// <summary>What every program with cgo needs that is built with <c>-race</c>, <c>-msan</c> or <c>-asan</c>.</summary>
    public static BuildCache Sanitized(Toolchain toolchain, string sanitizer) =>
        Make(toolchain, ["-" + sanitizer, "runtime/" + sanitizer, "runtime/cgo"], _ => { }, sanitizer == "msan" ? "clang" : "gcc");

    /// <summary>Nothing but what go remembers of the sources below GOROOT, which to read takes <c>go list</c> a second.</summary>
    public static BuildCache Index(Toolchain toolchain) => Make(toolchain, "golist", ["list", "std", "cmd"], _ => { });

    private static BuildCache Make(Toolchain toolchain, ImmutableArray<string> arguments, Action<string> begin, string compiler = "") =>
        Make(toolchain, "gocache", ["build", .. arguments], begin, compiler);

    private static BuildCache Make(
        Toolchain toolchain, string name, ImmutableArray<string> command, Action<string> begin, string compiler = "")
    {
        string words = string.Join(' ', [.. command[1..], compiler]).TrimEnd();
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{toolchain} {words}")))[..12];
        string folder = KeptFiles.Folder($"{name}-{toolchain.Version}-{id}");
        return new BuildCache(KeptFiles.Make(folder, part =>
        {
            begin(part);
            Fill(toolchain, command, part, compiler);
        }));
    }

    /// <param name="compiler">CC, or empty for the toolchain's own choice.</param>
    private static void Fill(Toolchain toolchain, ImmutableArray<string> command, string folder, string compiler)
    {
        using var sandbox = Sandbox.Empty(toolchain);
        if (compiler.Length > 0) sandbox.Set("CC", compiler);
        sandbox.Use(new BuildCache(folder));
        sandbox.Go([.. command]).Succeeded();
    }
}
