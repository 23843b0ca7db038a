namespace GoRun.Commands;

/// <summary>The help, written for a terminal of 80 columns.</summary>
internal static class HelpTexts
{
    internal const string Overview = """
        gorun compiles and runs a Go program, and ends as the program ends.

            gorun [build flags] package [arguments...]
            gorun [build flags] gofiles... [arguments...]
            gorun [build flags] package@version [arguments...]

        Examples:

            gorun .                       the program in this directory
            gorun ./cmd/server -v :8080   another one, with arguments of its own
            gorun main.go util.go         a program made of these files
            gorun example.com/x@v1.2.3    a program of a module, at a version
            gorun -tags=debug .           build flags stand before the package
            gorun -C ../other .           in another directory
            gorun ../other/cmd/x          of another module, in this directory

        "gorun run" is the same as "gorun". The other commands:

            gorun build     compile packages, and write programs to files
            gorun env       print the Go environment
            gorun list      show what a pattern means
            gorun clean     empty the caches
            gorun version   print the versions of gorun and of the Go toolchain

        Run "gorun help <command>" for more, or one of these topics:

            gorun help flags    the build flags
            gorun help exit     exit statuses and signals

        """;

    private const string Run = """
        usage: gorun [run] [build flags] [-exec xprog] package [arguments...]
               gorun [run] [build flags] [-exec xprog] gofiles... [arguments...]
               gorun [run] [build flags] [-exec xprog] package@version [arguments...]

        Compiles the main package and becomes the program: it has gorun's process ID,
        terminal and environment (with GOROOT/bin in front of PATH), and whoever
        started gorun gets the program's exit status or signal.

        The package is a directory (., ./cmd/x, /abs/path), an import path, or a
        pattern that matches one main package. Arguments that end in .go, in front of
        all others, are the files of the program; other files beside them are left out.
        A directory or file of another module is built with that module's go.mod, and
        run in the current directory.

        package@version is a package of a module at a version: v1.2.3, latest, v1, v1.2,
        <v1.5, >=v1.2, a branch or a commit. The go.mod file here has no say in it; if
        it asks for another version of that module, a line on standard error tells.
        A version in full that is in the module cache is run without a network; latest
        and the other queries ask the module proxy. With -offline or GOPROXY=off they
        mean the best version in the module cache, and a line tells which that is.

        Everything after the package or the files is the program's. Build flags stand
        before it: in "gorun . -race" the program gets -race.

        Where nothing has changed since the last run with the same words, the program
        starts at once. GORUN_FASTPATH=explain says whether it did, and if not, why;
        GORUN_FASTPATH=off has everything looked at anew.

        With -exec the program is run by another: "xprog program arguments...". xprog
        may be several words, quoted where they hold blanks. Without it, a program for
        another GOOS or GOARCH is run by go_$GOOS_$GOARCH_exec, if that is in PATH; for
        js/wasm and wasip1/wasm, by the script in GOROOT/lib/wasm, with node or a WASI
        runtime; or directly, where the kernel takes it. If nothing can run it, gorun
        says so before it builds. An empty -exec= runs it directly.

        Examples:

            gorun .
            gorun -exec 'strace -f' . serve
            GOARCH=arm64 gorun -exec qemu-aarch64 .
            gorun -ldflags='-X main.version=1.2' ./cmd/tool serve
            gorun hello.go
            gorun example.com/tool/cmd/x@latest serve
            CGO_ENABLED=0 gorun .

        """;

    private const string Build = """
        usage: gorun build [-o output] [build flags] [packages]

        Compiles the packages, in the current directory if none is named. A single main
        package is written to a file named after it; of several packages nothing is
        written, but the build cache has them then. -o names the file, or the directory
        for several programs.

        Examples:

            gorun build
            gorun build -o bin/ ./cmd/...
            gorun build std

        """;

    private const string Env = """
        usage: gorun env [-json] [-changed] [var ...]
               gorun env -w name=value ... | -u name ...

        Prints the Go environment as "go env" does: all of it, or the values of the
        variables named. -json prints a JSON object, -changed only what differs from
        the defaults. -w sets variables in the GOENV file, -u takes them out.

        Examples:

            gorun env GOROOT GOCACHE
            gorun env -changed

        """;

    private const string List = """
        usage: gorun list [-deps] [-json[=fields]] [build flags] [packages]
               gorun list -m [-versions] [-retracted] [-u] [-json[=fields]]
                             [build flags] [modules]

        Prints the import paths of the packages, in the current directory if none is
        named. -deps adds all that they depend on, dependencies first; -json prints
        what is known of each, with the field names of "go list -json", or only
        these fields.

        With -m it prints modules: the main modules if none is named, with "all" the
        build list, and with module@query the version that the query means (v1.2.3,
        latest, upgrade, patch, v1.2, "<v1.5", a branch, a commit). -versions prints
        which versions there are, -u newer ones and what is deprecated, and with
        -retracted versions that were taken back count too. What the module cache
        does not have is asked of the network.

        Examples:

            gorun list ./...
            gorun list -deps -json .
            gorun list -m all
            gorun list -m -versions golang.org/x/text

        """;

    private const string Clean = """
        usage: gorun clean [-cache] [-testcache] [-fuzzcache] [-modcache]

        Empties caches that gorun shares with go:

            -cache       the build cache
            -testcache   results of tests only: they are not taken any more
            -fuzzcache   what fuzzing has found
            -modcache    all downloaded modules

        -n prints what would be removed, -x prints it too. What was not used for five
        days leaves the build cache by itself.

        """;

    private const string Version = """
        usage: gorun version

        Prints the version of gorun, and version and place of the Go toolchain that it
        uses in this directory.

        """;

    private const string Flags = """
        The build flags of run, build and list mean what they mean to go; GOFLAGS is
        honoured. They are written -flag, --flag, -flag=value or -flag value.

            -C dir         change to dir first; must be the first flag
            -a             compile everything again
            -n             print the commands, run none
            -p n           run n commands at once (default: the number of CPUs)
            -v             print the names of packages as they are compiled
            -x             print the commands
            -work          print the name of the work directory and keep it; the program
                           of run is in it, at b001/exe/NAME
            -exec xprog    run the program by xprog (run only; see "gorun help run")
            -tags a,b      build tags
            -trimpath      leave file system paths out of the program
            -gcflags, -asmflags, -ldflags '[pattern=]arg list'
                           arguments for the compiler, assembler and linker
            -mod mode      readonly, vendor or mod (which may change go.mod and go.sum)
            -modcacherw    leave the files of the module cache writable
            -modfile file  use file instead of go.mod
            -offline       ask nothing of the network; modules come from the module
                           cache. Only gorun has this flag: go refuses GOFLAGS=-offline
            -overlay file  JSON file with replacements for source files
            -buildvcs      true, false or auto: stamp with version control data
            -pgo file      compile with the profile in file; off for none, auto (the
                           default) for the program's own default.pgo
            -buildmode     exe, pie, c-shared, c-archive, plugin or archive
            -race          report data races; as -msan and -asan, it needs cgo
            -msan, -asan   report misuse of memory, in C code too (-msan: CC=clang)
            -cover         count what is run: the program writes its counters into the
                           directory that GOCOVERDIR names when it runs
            -covermode     set, count or atomic (the default with -race)
            -coverpkg a,b  count in the packages that match these patterns
            -toolexec 'cmd args'
                           start the toolchain's tools through cmd
            -installsuffix a suffix that compiler and linker are told
            -json          print what the build says as JSON, to standard output
            -debug-trace file
                           write who did what when, for Perfetto or chrome://tracing

        Other flags of go build are recognised, and refused where they would change
        the program.

        """;

    private const string Exit = """
        Exit status of gorun:

            the program's  once it runs: gorun has become the program
            1              the program could not be built
            2              the command line makes no sense, or asks for something that
                           gorun does not do yet
            125            gorun itself failed; please report what it printed

        A signal that comes while the program is built stops the tools, removes the
        work directory, and ends gorun by that same signal.

        Where the build cache cannot take the program (it is read-only, or full), the
        program runs as a child of gorun, which passes signals on, stops and ends as
        the program does, and removes it at the end.

        """;

    /// <summary>The text of a topic; null where there is none.</summary>
    internal static string? Of(string topic) => topic switch
    {
        "run" => Run,
        "build" => Build,
        "env" => Env,
        "list" => List,
        "clean" => Clean,
        "version" => Version,
        "help" => Overview,
        "flags" => Flags,
        "exit" => Exit,
        _ => null,
    };
}
