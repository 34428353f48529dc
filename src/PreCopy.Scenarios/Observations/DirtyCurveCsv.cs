using PreCopy.Model.Observations;
using PreCopy.Scenarios.Quantities;

namespace PreCopy.Scenarios.Observations;

/// <summary>CSV of a dirty curve: the lengths of intervals, and the bytes or pages dirtied in each.</summary>
internal static class DirtyCurveCsv
{
    // Measurements scatter, so a longer interval may show a little less; half as much is another curve, or a mistake.
    private const double MostFall = 0.5;

    public static GuestLog Read(CsvRows rows, double pageBytes)
    {
        var inPages = !rows.Has(CsvColumn.Bytes);
        var amount = inPages ? CsvColumn.Pages : CsvColumn.Bytes;
        if (!rows.Has(CsvColumn.Seconds) || !rows.Has(amount))
            throw new InputException(
                $"row {rows.HeaderRow}: the header must name a column of times (seconds) and one of bytes or pages; "
                    + "for whole migrations memory, total_seconds and bytes_sent"
            );
        if (rows.Count == 0)
            throw new InputException($"row {rows.HeaderRow}: a header, but no samples below it");
        var samples = new List<DirtySample>();
        var most = 0.0;
        for (var row = 0; row < rows.Count; row++)
        {
            var seconds = rows.Parse(row, CsvColumn.Seconds, Quantity.Duration);
            var bytes = inPages
                ? rows.Number(row, amount, 0) * PageBytes(row)
                : rows.Parse(row, amount, Quantity.Bytes.OrZero);
            if (row > 0 && seconds < samples[^1].Seconds)
                throw rows.Error(
                    row,
                    CsvColumn.Seconds,
                    $"the times go back from {samples[^1].Seconds} s to {seconds} s; sort the intervals by length"
                );
            most = Math.Max(most, bytes);
            if (bytes < MostFall * most)
                throw rows.Error(
                    row,
                    amount,
                    $"{Quantity.Bytes.Print(bytes)} after {Quantity.Bytes.Print(most)} in a shorter interval; a dirty curve does not shrink"
                );
            samples.Add(new(seconds, bytes));
        }

        return new GuestLog { Format = "samples of a dirty curve", Samples = samples };

        double PageBytes(int row) =>
            rows.Has(CsvColumn.PageSize)
                ? rows.Parse(row, CsvColumn.PageSize, Quantity.Bytes)
                : pageBytes;
    }
}
