namespace PreCopy.Lab.Guests;

/// <summary>What the guest prints on its serial port: eight letters a line, the pages written so far in base 16 with A for 0.</summary>
public static class Heartbeat
{
    /// <summary>Letters of a line, without its end.</summary>
    public const int Letters = 8;

    /// <summary>The pages written by the last whole line, modulo 2³²; <see langword="null"/> before the first.</summary>
    /// <param name="printed">What came out of the serial port; a line that is still being printed is left out.</param>
    public static uint? LastOf(ReadOnlySpan<byte> printed)
    {
        var end = printed.LastIndexOf((byte)'\n');
        if (end < Letters)
            return null;
        uint pages = 0;
        foreach (var letter in printed[(end - Letters)..end])
        {
            if (letter is < (byte)'A' or > (byte)'P')
                return null;
            pages = (pages << 4) | (uint)(letter - 'A');
        }
        return pages;
    }

    /// <summary>The last beat in the file that takes what the guest prints; <see langword="null"/> before the first, and while one is being printed.</summary>
    internal static Beat? LastIn(string serialPath)
    {
        using var serial = new FileStream(
            serialPath,
            FileMode.OpenOrCreate,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        // The file's time is that of the beat only if nothing has come since.
        var length = serial.Length;
        var written = File.GetLastWriteTimeUtc(serial.SafeFileHandle);
        Span<byte> line = stackalloc byte[Letters + 1];
        if (length == 0 || length % line.Length != 0)
            return null;
        serial.Seek(-line.Length, SeekOrigin.End);
        serial.ReadExactly(line);
        return serial.Length == length && LastOf(line) is { } pages ? new(pages, written) : null;
    }
}
