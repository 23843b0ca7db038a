using static GoRun.Build.Compile.Cgo.FlagForm;
using static GoRun.Build.Compile.Cgo.FlagValues;

namespace GoRun.Build.Compile.Cgo;

internal sealed partial class AllowedFlags
{
    private static IEnumerable<FlagForm> PkgConfigForms() =>
    [
        .. Exactly(
            "--cflags", "--cflags-only-I", "--define-prefix", "--digraph", "--dont-define-prefix", "--dont-relocate-paths", "--dump-personality",
            "--env-only", "--errors-to-stdout", "--exists", "--ignore-conflicts", "--internal-cflags", "--keep-system-cflags", "--keep-system-libs",
            "--libs", "--libs-only-L", "--libs-only-l", "--list-all", "--list-package-names", "--modversion", "--msvc-syntax", "--no-cache",
            "--no-provides", "--no-uninstalled", "--path", "--print-errors", "--print-provides", "--print-requires", "--print-requires-private",
            "--print-variables", "--pure", "--shared", "--short-errors", "--silence-errors", "--simulate", "--static", "--uninstalled", "--validate"),
        .. With(ThreeNumbers, "--atleast-pkgconfig-version=", "--atleast-version=", "--exact-version=", "--max-version="),
        .. With(Name, "--fragment-filter=", "--prefix-variable=", "--variable="),
        new("--define-variable=", Variable),
        new("--maximum-traverse-depth=", Number),
        new("--personality=", OneOf("triplet", "filename")),
        new("--with-path=", Argument),
    ];

    private static bool ThreeNumbers(ReadOnlySpan<char> value)
    {
        int parts = 0;
        foreach (Range part in value.Split('.'))
        {
            if (!Number(value[part])) return false;
            parts++;
        }

        return parts == 3;
    }

    private static bool Variable(ReadOnlySpan<char> value)
    {
        int equals = value.IndexOf('=');
        return equals > 0 && Name(value[..equals]) && value[(equals + 1)..].IndexOfAny('@', '-') < 0;
    }
}
