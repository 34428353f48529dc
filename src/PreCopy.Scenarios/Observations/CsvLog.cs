namespace PreCopy.Scenarios.Observations;

/// <summary>CSV with a header that names the columns, in any order; other columns are left alone.</summary>
internal static class CsvLog
{
    public static GuestLog Read(ReadOnlyMemory<byte> utf8, double pageBytes)
    {
        var rows = new CsvRows(utf8);
        return rows.Has(CsvColumn.Memory)
            ? MigrationsCsv.Read(rows)
            : DirtyCurveCsv.Read(rows, pageBytes);
    }
}
