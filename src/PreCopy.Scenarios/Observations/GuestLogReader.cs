namespace PreCopy.Scenarios.Observations;

/// <summary>Reads what people have of a guest: the format is told by the content, not by the name.</summary>
public static class GuestLogReader
{
    /// <summary>The page size of x86, where neither the log nor its reader says otherwise.</summary>
    public const double DefaultPageBytes = 4096;

    private const string Allowed =
        "CSV with a header, JSON replies of query-migrate or query-dirty-rate, or the text of virsh domjobinfo";

    /// <summary>The log in <paramref name="utf8"/>; a byte order mark is allowed.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="pageBytes">The size of a page where the log counts pages and does not say.</param>
    /// <exception cref="InputException">It is none of the formats, or broken; the message has the line, or row and column.</exception>
    public static GuestLog Read(ReadOnlyMemory<byte> utf8, double pageBytes = DefaultPageBytes)
    {
        if (utf8.Length > GuestLog.MostBytes)
            throw new InputException(
                $"larger than {GuestLog.MostBytes >> 20} MiB, the limit of a log; keep fewer samples"
            );
        utf8 = Utf8Text.Of(utf8, Allowed);
        if (Utf8Text.First(utf8.Span) is '{' or '[')
            return QmpLog.Read(utf8, pageBytes);
        var lines = Utf8Text.Lines(utf8.Span);
        return DomJobInfo.IsBegunBy(lines)
            ? DomJobInfo.Read(lines, pageBytes)
            : CsvLog.Read(utf8, pageBytes);
    }
}
