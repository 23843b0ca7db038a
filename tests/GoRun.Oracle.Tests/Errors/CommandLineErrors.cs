using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.Errors;

/// <summary>Arguments and variables that make no sense.</summary>
internal static class CommandLineErrors
{
    private const string Main = "-- main.go --\npackage main\n\nfunc main() {}\n";

    public static ImmutableArray<ErrorCase> All { get; } =
    [
        new("file that is not there", Main, "nothing.go"),
        new("one of two files is not there", Main, "main.go", "nothing.go"),
        new("test file", Main + "-- main_test.go --\npackage main\n", "main_test.go"),
        new("test file among files", Main + "-- x_test.go --\npackage main\n", "main.go", "x_test.go"),
        new("files of two folders", Main + "-- a/a.go --\npackage main\n", "main.go", "a/a.go"),
        new("files of two packages", Main + "-- a.go --\npackage a\n", "main.go", "a.go"),
        new("file of a package that is no program", "-- a.go --\npackage a\n", "a.go"),
        new("file that is a folder", Main + "-- x.go/y --\n", "x.go"),
        new("file that is a dangling link", Main + "-- x.go -> nowhere --\n", "x.go"),
        new("file that is excluded", Main + "-- x_windows.go --\npackage main\n\nfunc main() {}\n", "x_windows.go"),
        new("file that imports what is missing",
            "-- main.go --\npackage main\n\nimport _ \"example.org/x\"\n\nfunc main() {}\n",
            "main.go"),
        new("package after a file", Main, "main.go", "."),
        new("bad -C", Main, "-C", "nothing", "."),
        new("bad -p", Main, "-p=0", "."),
        new("bad -mod", Main, "-mod=rubbish", "."),
        new("bad -buildvcs", Main, "-buildvcs=rubbish", "."),
        new("bad -overlay", Main, "-overlay=nothing.json", "."),
        new("broken -overlay", Main + "-- overlay.json --\n{", "-overlay=overlay.json", "."),
        new("-tags with spaces", Main, "-tags=a b", "."),
        new("-tags with a bad tag", Main, "-tags=a!b", "."),
        new("unknown flag in GOFLAGS", Main, ".") { Variables = ["GOFLAGS=-nosuchflag"] },
        new("malformed GOFLAGS", Main, ".") { Variables = ["GOFLAGS=rubbish"] },
        new("flag of another command in GOFLAGS", Main, ".") { Variables = ["GOFLAGS=-count=1 -tags=x"] },
        new("bad value in GOFLAGS", Main, ".") { Variables = ["GOFLAGS=-p=many"] },
        new("unknown GOOS", Main, ".") { Variables = ["GOOS=rubbish"] },
        new("unknown GOARCH", Main, ".") { Variables = ["GOARCH=rubbish"] },
        new("unsupported pair", Main, ".") { Variables = ["GOOS=windows", "GOARCH=riscv64"] },
        new("bad GOEXPERIMENT", Main, ".") { Variables = ["GOEXPERIMENT=rubbish"] },
        new("cache that is off", Main, ".") { Variables = ["GOCACHE=off"] },
        new("cache that is relative", Main, ".") { Variables = ["GOCACHE=cache"] },
        new("module cache that is relative", Main, ".") { Variables = ["GOMODCACHE=cache"] },
        new("relative GOPATH", Main, ".") { Variables = ["GOPATH=path"] },
        new("bad GO111MODULE", Main, ".") { Variables = ["GO111MODULE=maybe"] },
        new("work directory that cannot be", Main, ".") { Variables = ["GOTMPDIR=/nowhere/at/all"] },
        new("output that is a folder", Main + "-- out/x --\n", "build", "-o", "out/x/y", "."),
        new("several packages to one file", Main + "-- a/main.go --\npackage main\n\nfunc main() {}\n", "build", "-o", "x", "./..."),
        new("unknown -buildmode", Main, "-buildmode=rubbish", "."),
        new("-buildmode=shared to a file", Main, "build", "-buildmode=shared", "-o", "x.so", "."),
        new("-buildmode=plugin of what is no program", "-- a.go --\npackage a\n", "build", "-buildmode=plugin", "."),
        new("-buildmode=c-shared of two programs", Main + "-- a/main.go --\npackage main\n\nfunc main() {}\n", "build", "-buildmode=c-shared", "./..."),
        new("-buildmode=exe of two programs to a file",
            Main + "-- a/main.go --\npackage main\n\nfunc main() {}\n",
            "build", "-buildmode=exe", "-o", "x", "./..."),
        new("-buildmode=archive of a program", Main, "build", "-buildmode=archive", "-o", "x.a", "."),
        new("-buildmode=pie where there is none", Main, "-buildmode=pie", ".") { Variables = ["GOOS=js", "GOARCH=wasm"] },
        new("-buildmode=plugin without cgo", Main, "build", "-buildmode=plugin", ".") { Variables = ["CGO_ENABLED=0"] },
        new("-linkshared where it is not", Main, "-linkshared", ".") { Variables = ["GOOS=windows"] },
        // One at a time: of several packages that fail at once go may tell more than one before it ends.
        new("-toolexec that is not there", Main, "-p=1", "-toolexec=nosuchprogram", "."),
        new("-toolexec that fails", Main + "-- fail --\n#!/bin/sh\necho no >&2\nexit 3\n", "-p=1", "-toolexec=sh fail", "."),
        new("-compiler that is not there", Main, "-compiler=gccgo", "."),
        new("unbalanced quotes in -ldflags", Main, "-ldflags='x", "."),
        new("pattern of -gcflags without flags", Main, "-gcflags=all", "."),
    ];
}
