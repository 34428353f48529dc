namespace PreCopy.Validation;

/// <summary>What Ethernet carries of a TCP stream.</summary>
internal static class Ethernet
{
    // RFC 7323's timestamps leave 1448 bytes of a 1500-byte packet; preamble, header, checksum and gap make it 1538 on the wire.
    private const double PayloadShare = 1448.0 / 1538;

    /// <summary>The payload of a link of so many Gbit/s, in bytes/s: 117.7 MB/s of 1 GbE.</summary>
    public static double PayloadBytesPerSecond(double gigabits) =>
        gigabits * 1e9 / 8 * PayloadShare;
}
