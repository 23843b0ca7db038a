namespace GoRun.Resolve.Modules.Web;

/// <summary>
/// The body of an answer: as long as it comes, however slowly, it is waited for; where nothing comes for too long, that is an error.
/// </summary>
internal sealed class PatientStream(Stream inner, string url, WebPatience patience) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="WebFault">The body breaks off, or nothing comes any more.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return patience.Wait(token => inner.ReadAsync(buffer.AsMemory(offset, count), token).AsTask());
        }
        catch (TimeoutException e)
        {
            throw new WebFault($"read \"{url}\": {e.Message}");
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            throw new WebFault($"read \"{url}\": {WebFailure.OfBody(e)}") { Transient = true };
        }
    }

    public override int Read(Span<byte> buffer)
    {
        byte[] bytes = new byte[buffer.Length];
        int count = Read(bytes, 0, bytes.Length);
        bytes.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
