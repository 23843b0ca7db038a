using GoRun.Testing;

namespace GoRun.Conformance.Tests;

/// <summary>
/// A program named <c>go</c> that leaves to gorun what is gorun's, and all else to the real go. A shell script, since scripts start it
/// in every way: by the command <c>go</c>, out of PATH, and from other programs.
/// </summary>
internal static class GoCommand
{
    /// <summary>Writes it, and gives its path.</summary>
    internal static string Write(string folder, Testing.Toolchain toolchain, bool goAlone)
    {
        string file = Path.Combine(folder, "go");
        File.WriteAllText(file, goAlone ? $"#!/bin/sh\nexec '{toolchain.Go}' \"$@\"\n" : Text(toolchain));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    // Where no GOROOT is set, gorun takes the first go in PATH, and that would be this script.
    // The real go collects no garbage, see RealGo.Uncollected.
    // "list" is gorun's where nothing is asked of it but names, or all about modules; "version" says other things on purpose.
    private static string Text(Testing.Toolchain toolchain) => $$"""
        #!/bin/sh
        go='{{toolchain.Go}}'
        gorun() {
            [ -n "$GOROOT" ] || PATH='{{toolchain.Root}}/bin':$PATH
            exec '{{Toolchains.GoRunBinary}}' "$@"
        }
        really_go() { GOGC=off GOMEMLIMIT=1GiB exec "$go" "$@"; }
        case "$1" in
        -C) [ $# -gt 2 ] && case "$3" in run | build | env) folder=$2 verb=$3; shift 3; gorun "$verb" -C "$folder" "$@" ;; esac ;;
        -C=*) case "$2" in run | build | env) folder=$1 verb=$2; shift 2; gorun "$verb" "$folder" "$@" ;; esac ;;
        run | build | env) gorun "$@" ;;
        list)
            modules=no
            for argument; do [ "$argument" != -m ] || modules=yes; done
            for argument; do
                case "$modules $argument" in
                "yes "-versions | "yes "-u | "yes "-retracted | "yes "-json | "yes "-json=*) ;;
                *" "-deps | *" "--deps | *" "-m | *" "-tags=* | *" "-C=* | *" "-mod=readonly | *" "-mod=vendor | *" "-mod=mod) ;;
                *" "-* | "no "*@*) really_go "$@" ;;
                esac
            done
            gorun "$@" ;;
        esac
        really_go "$@"

        """;
}
