namespace GoRun.Resolve.Modules.Web;

/// <summary>The answer of a server, or a file of a <c>file://</c> URL.</summary>
internal sealed class WebResponse
{
    /// <summary>Where it came from, before redirections; without password.</summary>
    public required string Url { get; init; }

    /// <summary>200, 404 ...</summary>
    public required int StatusCode { get; init; }

    /// <summary>For messages: <c>404 Not Found</c>; of a file the reason alone.</summary>
    public required string Status { get; init; }

    /// <summary>As sent, with parameters; empty for none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>How many bytes <see cref="Body"/> has; null where that is not known.</summary>
    public long? Length { get; init; }

    /// <summary>Ends with an error where the server falls silent.</summary>
    public required Stream Body { get; init; }

    /// <summary>The whole body.</summary>
    /// <exception cref="WebFault">It is longer, or breaks off.</exception>
    public byte[] ReadAll(long limit)
    {
        using var content = new MemoryStream();
        CopyTo(content, limit, static _ => { });
        return content.ToArray();
    }

    /// <summary>Copies the whole body.</summary>
    /// <param name="progress">Called with the number of bytes there are so far.</param>
    /// <exception cref="WebFault">It is longer, or breaks off.</exception>
    public void CopyTo(Stream destination, long limit, Action<long> progress)
    {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        while (true)
        {
            int count = Body.Read(buffer, 0, buffer.Length);
            if (count == 0) return;
            total += count;
            if (total > limit) throw new WebFault($"reading {Url}: answer too large (limit is {limit} bytes)") { TooLarge = true };
            destination.Write(buffer, 0, count);
            progress(total);
        }
    }
}
