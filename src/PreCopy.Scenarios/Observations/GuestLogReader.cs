using System.Text;
using System.Text.Unicode;

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
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (utf8.Span.Contains((byte)0) || !Utf8.IsValid(utf8.Span))
            throw new InputException($"not UTF-8 text; write {Allowed}");
        var text = utf8.Span.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
            throw new InputException($"empty; write {Allowed}");
        if (text[0] is (byte)'{' or (byte)'[')
            return QmpLog.Read(utf8, pageBytes);
        var lines = Encoding.UTF8.GetString(utf8.Span).Split('\n');
        return DomJobInfo.IsBegunBy(lines)
            ? DomJobInfo.Read(lines, pageBytes)
            : CsvLog.Read(lines, pageBytes);
    }
}
