using System.Collections.Immutable;

namespace GoRun.Oracle.Tests.Identity;

/// <summary>Small programs, each with something of its own in its action IDs.</summary>
internal static class IdentityCases
{
    public static ImmutableArray<IdentityCase> All { get; } =
    [
        new("hello", Sources.Hello, [], "."),
        new("hello by import path", Sources.Hello, [], "example.com/hello"),
        new("several packages, embed, assembly", Sources.SeveralPackages, [], "./cmd/tool"),
        new("cgo with a C file", Sources.Cgo, [], "."),
        new("cgo with flags from the environment", Sources.Cgo, [], ".") { Variables = ["CGO_CFLAGS=-O1 '-DGREETING=\"a b\"'"] },
        new("cgo left out", Sources.Cgo, [], ".") { Variables = ["CGO_ENABLED=0"] },
        new("net/http", Sources.Http, [], "."),
        new("os/user", Sources.User, [], "."),
        new("list of files", Sources.FileList, [], "one.go", "two.go"),
        new("-ldflags", Sources.Hello, ["-ldflags=-X main.greeting=changed -w"], "."),
        new("-tags", Sources.Tagged, ["-tags=loud,unused"], "."),
        new("-gcflags of the package named", Sources.SeveralPackages, ["-gcflags=-N -l"], "./cmd/tool"),
        new("-asmflags with a pattern", Sources.SeveralPackages, ["-asmflags=./...=-D=VALUE=7"], "./cmd/tool"),
        new("-trimpath", Sources.Small, ["-trimpath"], "."),
        new("-gcflags=all=-N", Sources.Small, ["-gcflags=all=-N"], ".") { NewestOnly = true },
        new("godebug lines", Sources.Godebug, [], "."),
        new("module that is an older go's", Sources.OlderGo, [], "."),
        new("replaced module", Sources.Replaced, [], "."),
        new("workspace", Sources.Workspace, [], "./cmd"),
        new("workspace with vendor/", Sources.VendoredWorkspace, [], "./cmd"),
        // Position independent by default, and signed.
        new("other system and architecture", Sources.Small, [], ".") { Variables = ["GOOS=darwin", "GOARCH=arm64", "GOARM64=v8.1"], IsForeign = true, NewestOnly = true },
        new("folder reached by a symbolic link", Sources.SeveralPackages + "\n-- here -> . --\n", [], "./cmd/tool") { Folder = "here" },
        new("-overlay", Sources.Overlaid, ["-overlay=overlay.json"], "."),
        new("-modfile", Sources.OtherModFile, ["-modfile=other.mod"], "."),
        new("GOPATH mode", Sources.Gopath, [], "app") { Variables = ["GO111MODULE=off", "GOPATH=$MODULE"] },
        new("GOPATH mode with -trimpath", Sources.Gopath, ["-trimpath"], "small")
        {
            Variables = ["GO111MODULE=off", "GOPATH=$MODULE"],
            NewestOnly = true,
        },
        new("folder outside of GOPATH", Sources.Gopath, [], ".") { Variables = ["GO111MODULE=auto"], Folder = "outside" },
        new("flags from GOFLAGS", Sources.Tagged, [], ".") { Variables = ["GOFLAGS=-tags=loud '-ldflags=-X main.x=y -w'"] },
    ];

    public static IdentityCase Named(string name) => All.First(row => row.Name == name);
}
