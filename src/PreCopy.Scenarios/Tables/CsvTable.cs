using CsvHelper;

namespace PreCopy.Scenarios.Tables;

/// <summary>The rows of CSV: separated by comma, semicolon or tab; blank lines and lines that begin with # are skipped.</summary>
internal static class CsvTable
{
    private const int MostRowBytes = 1 << 20;

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false,
        CommentPrefix = '#',
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
        MaxRecordSize = MostRowBytes,
        OnMalformedRecord = Refuse,
    };

    /// <summary>The rows, one after the other; the header is the first of them.</summary>
    /// <exception cref="InputException">A quote is never closed, or a row has too many cells.</exception>
    public static IEnumerable<TableRow> Rows(ReadOnlyMemory<byte> utf8)
    {
        using var reader = CsvReader.Create(new MemoryStream(utf8.ToArray()), Options);
        while (Read(reader))
        {
            if (reader.FieldCount > TableRow.MostCells)
                throw new InputException(
                    $"row {reader.LineNumber}: {reader.FieldCount} cells; at most {TableRow.MostCells} are allowed"
                );
            var row = new TableRow((int)reader.LineNumber, reader.Current.ToArray());
            if (!row.IsBlank && !row.Cells[0].StartsWith('#'))
                yield return row;
        }
    }

    private static bool Read(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException exception)
        {
            throw new InputException(
                $"row {exception.LineNumber}: longer than {MostRowBytes >> 20} MiB, or a quote that opens in it is never closed",
                exception
            );
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
