using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The bytes on the wire over concurrency: what is sent once, and what is sent again.</summary>
internal sealed class BytesVsConcurrencyChart()
    : TableChart(
        "bytes-vs-concurrency",
        "The more at once, the more is sent again",
        "concurrency",
        "first pass (bytes)",
        "re-sent (bytes)"
    )
{
    private const double HalfBar = 0.36;

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "concurrency", "first pass (bytes)");
        RequireNumber(data, "re-sent (bytes)");
        var counts = data.Numbers("concurrency");
        var first = data.Numbers("first pass (bytes)")
            .Select(bytes => bytes / Format.BytesPerGiB)
            .ToArray();
        var again = data.Numbers("re-sent (bytes)")
            .Select(bytes => bytes / Format.BytesPerGiB)
            .ToArray();
        var panel = figure.Add(
            Scales.Concurrency(data),
            Scale.FromZero(first.Zip(again, (once, more) => once + more)),
            new Caption("Bytes on the wire", "(GiB, and as a multiple of the first pass)"),
            "Migrations at once"
        );
        for (var i = 0; i < counts.Length; i++)
        {
            if (!double.IsFinite(again[i]))
                continue;
            var (left, right, top) = (
                counts[i] - HalfBar,
                counts[i] + HalfBar,
                first[i] + again[i]
            );
            panel.Block(Looks.Phase("first pass"), left, right, 0, first[i]);
            panel.Block(Looks.Phase("re-sent"), left, right, first[i], top);
            var label = Format.Times(Math.Round(top / first[i], top < 10 * first[i] ? 1 : 0));
            var count = counts[i];
            panel.Over(sheet =>
                sheet.Canvas.Write(
                    label,
                    sheet.X(count),
                    sheet.Y(top) - 5,
                    TextStyle.Label,
                    SKTextAlign.Center
                )
            );
        }
        var never = counts.Where((_, i) => !double.IsFinite(again[i])).ToArray();
        panel.Over(sheet => NeverColumns.Draw(sheet, never));
        figure.Explain("first pass", Looks.Phase("first pass"));
        figure.Explain("re-sent", Looks.Phase("re-sent"));
        if (never.Length > 0)
            figure.ExplainNever("never converges");
    }
}
