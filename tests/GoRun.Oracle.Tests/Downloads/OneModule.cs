using GoRun.Testing;
using GoRun.Testing.Proxy;

namespace GoRun.Oracle.Tests.Downloads;

/// <summary>example.com/m v1.0.0, the only version of the only module of a proxy.</summary>
internal static class OneModule
{
    /// <summary>A program that imports it and has no go.sum.</summary>
    public const string User = """
        -- go.mod --
        module example.com/app

        go 1.24

        require example.com/m v1.0.0
        -- main.go --
        package main

        import _ "example.com/m"

        func main() {}
        """;

    private static readonly byte[] GoMod = [.. "module example.com/m\n\ngo 1.24\n"u8];

    private static readonly ModuleArchive Archive =
        new("example.com/m", "v1.0.0", [new TextArchiveFile("go.mod", GoMod), new TextArchiveFile("m.go", "package m\n"u8.ToArray())]);

    /// <summary>What the proxy says.</summary>
    public static HttpReply Answer(string path) => path switch
    {
        "/example.com/m/@v/list" => HttpReply.Text("v1.0.0\n"),
        "/example.com/m/@v/v1.0.0.info" => HttpReply.Text("""{"Version":"v1.0.0","Time":"2024-01-02T03:04:05Z"}"""),
        "/example.com/m/@v/v1.0.0.mod" => HttpReply.Bytes(GoMod),
        "/example.com/m/@v/v1.0.0.zip" => HttpReply.Bytes(Archive.Zip()),
        _ => HttpReply.NotFound,
    };
}
