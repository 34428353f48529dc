using CsvHelper;

namespace PreCopy.Scenarios.Tables;

/// <summary>The rows of CSV: separated by comma, semicolon or tab; blank lines and lines that begin with # are skipped.</summary>
internal static class CsvTable
{
    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        CommentPrefix = '#',
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
        OnMalformedRecord = Refuse,
    };

    /// <summary>The rows, one after the other; the header is the first of them.</summary>
    /// <exception cref="InputException">A quote is never closed.</exception>
    public static IEnumerable<TableRow> Rows(ReadOnlyMemory<byte> utf8)
    {
        using var reader = CsvReader.Create(utf8, Options);
        while (reader.Read())
        {
            var row = new TableRow((int)reader.LineNumber, reader.Current.ToArray());
            if (!row.IsBlank && !row.Cells[0].StartsWith('#'))
                yield return row;
        }
    }

    // Other slips with quotes hurt only their own cell, which is read as it stands.
    private static void Refuse(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new InputException(
                $"row {record.LineNumber}: a quote that opens in this row is never closed"
            );
    }
}
