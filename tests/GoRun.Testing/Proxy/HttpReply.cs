using System.Text;

namespace GoRun.Testing.Proxy;

/// <summary>What a <see cref="LoopbackServer"/> answers to a GET.</summary>
/// <param name="Status">Such as 200.</param>
/// <param name="ContentType">Empty for none. The go command quotes the body of an error only where it is <c>text/plain</c>.</param>
public sealed record HttpReply(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string Plain = "text/plain; charset=utf-8";

    /// <summary>Where to ask instead, for a status of 3xx; else empty.</summary>
    public string Location { get; init; } = "";

    /// <summary>Bytes of the body after which nothing more comes, and the connection stays open; null for the whole body.</summary>
    public int? StallsAfter { get; init; }

    public static HttpReply NotFound { get; } = Error(404, "404 page not found");

    /// <summary>A status and nothing else.</summary>
    public static HttpReply Empty(int status) => new(status, "", default);

    public static HttpReply Error(int status, string message) => new(status, Plain, Encoding.UTF8.GetBytes(message + "\n"));

    public static HttpReply Text(string text) => new(200, Plain, Encoding.UTF8.GetBytes(text));

    public static HttpReply Bytes(ReadOnlyMemory<byte> body) => new(200, "application/octet-stream", body);

    public static HttpReply Redirect(string path) => Empty(302) with { Location = path };
}
