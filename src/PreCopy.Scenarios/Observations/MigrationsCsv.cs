using PreCopy.Model.Observations;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Observations;

/// <summary>CSV of whole migrations: memory, total time and bytes sent, and what else was seen.</summary>
internal static class MigrationsCsv
{
    public static GuestLog Read(CsvRows rows)
    {
        if (!rows.Has(CsvColumn.TotalSeconds) || !rows.Has(CsvColumn.BytesSent))
            throw new InputException(
                $"row {rows.HeaderRow}: beside memory the header must name total_seconds and bytes_sent"
            );
        if (rows.Count == 0)
            throw new InputException($"row {rows.HeaderRow}: a header, but no migrations below it");
        if (rows.Count > GuestLog.MostMigrations)
            throw new InputException(
                $"row {rows.Line(GuestLog.MostMigrations)}: more than {GuestLog.MostMigrations} migrations; keep fewer"
            );
        return new GuestLog
        {
            Format = "observed migrations",
            Migrations = [.. Enumerable.Range(0, rows.Count).Select(row => Migration(rows, row))],
        };
    }

    private static ObservedMigration Migration(CsvRows rows, int row)
    {
        var migration = new ObservedMigration(
            rows.Parse(row, CsvColumn.Memory, Quantity.Bytes),
            rows.Parse(row, CsvColumn.TotalSeconds, Quantity.Duration),
            rows.Parse(row, CsvColumn.BytesSent, Quantity.Bytes)
        )
        {
            DowntimeSeconds = rows.Has(CsvColumn.Downtime)
                ? rows.Parse(row, CsvColumn.Downtime, Quantity.Duration.OrZero)
                : null,
            BandwidthBytesPerSecond = rows.Has(CsvColumn.Bandwidth)
                ? rows.Parse(row, CsvColumn.Bandwidth, Quantity.Rate)
                : null,
            Concurrency = rows.Has(CsvColumn.Concurrency)
                ? (int)Math.Min(rows.Number(row, CsvColumn.Concurrency, 1), int.MaxValue)
                : 1,
        };
        return
            migration.DowntimeSeconds < migration.TotalSeconds || migration.DowntimeSeconds is null
            ? migration
            : throw rows.Error(
                row,
                CsvColumn.Downtime,
                "the downtime is part of the total time and cannot be all of it"
            );
    }
}
