namespace GoRun.Resolve.Modules.Sums;

/// <summary>What go says at length when a sum is not as it should be (cmd/go/internal/modfetch).</summary>
internal static class SumMessages
{
    /// <summary>go.sum has another one.</summary>
    public const string FileMismatch = """


        SECURITY ERROR
        This download does NOT match an earlier download recorded in go.sum.
        The bits may have been replaced on the origin server, or an attacker may
        have intercepted the download attempt.

        For more information, see 'go help module-auth'.
        """;

    /// <summary>The checksum database has another one.</summary>
    public const string DatabaseMismatch = """


        SECURITY ERROR
        This download does NOT match the one reported by the checksum server.
        The bits may have been replaced on the origin server, or an attacker may
        have intercepted the download attempt.

        For more information, see 'go help module-auth'.
        """;

    /// <summary>The checksum database has answered, and not to the question.</summary>
    public const string DatabaseAbsent = """


        SECURITY ERROR
        This download does NOT match one reported by the checksum server.
        The checksum server has provided checksums, but the checksums do
        not contain an entry for the download.
        The checksum server may be malfunctioning, or an attacker may have
        intercepted the checksum request.
        The download cannot be verified.

        For more information, see 'go help module-auth'.
        """;

    /// <summary>go.sum has only hashes that this release does not know; a warning.</summary>
    public const string UnknownHash = """


        SECURITY WARNING
        This download is listed in go.sum, but using an unknown hash algorithm.
        The download cannot be verified.

        For more information, see 'go help module-auth'.

        """;
}
