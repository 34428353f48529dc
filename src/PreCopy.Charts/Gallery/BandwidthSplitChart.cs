using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>Makespan and mean completion of two VMs over the split of the link, from equal shares to one after the other.</summary>
internal sealed class BandwidthSplitChart()
    : TableChart(
        "bandwidth-split",
        "The more uneven the split, the sooner two are done",
        RatioSeries.Column,
        Share,
        "makespan (s)",
        "mean completion (s)"
    )
{
    private const string Share = "share of the first VM (%)";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, Share);
        RequirePositive(data, RatioSeries.Column);
        RequirePositive(data, "makespan (s)");
        RequirePositive(data, "mean completion (s)");
        // One axis for both, or the two could not be compared.
        var y = Scales.Spanning([
            .. data.Numbers("makespan (s)"),
            .. data.Numbers("mean completion (s)"),
        ]);
        var all = RatioSeries.Of(data);
        Add(figure, all, y, new Caption("Makespan", "(s)"), "makespan (s)");
        Add(figure, all, y, new Caption("Mean completion", "(s)"), "mean completion (s)");
        RatioSeries.Explain(figure, all);
    }

    private static void Add(
        Figure figure,
        IReadOnlyList<RatioSeries> all,
        Scale y,
        Caption caption,
        string column
    )
    {
        var shares = all.SelectMany(series => series.Rows.Numbers(Share)).ToArray();
        var (low, high) = (shares.Min(), shares.Max());
        var room = Math.Max(1, (high - low) * 0.03);
        var panel = figure.Add(
            Scale.Linear(low - room, high + room, 6),
            y,
            caption,
            "Share of the link that the first VM gets (%)"
        );
        panel.HeadRoom = 18;
        panel.Under(sheet => MarkSequential(sheet, high));
        foreach (var series in all)
        {
            var (xs, ys) = (series.Rows.Numbers(Share), series.Rows.Numbers(column));
            var look = series.Look;
            // Only at 100/0 does the second VM wait its turn uncopied: no line leads there.
            panel.Line(
                xs,
                [.. xs.Zip(ys, (share, value) => share < 100 ? value : double.NaN)],
                look
            );
            panel.Line(
                xs,
                [.. xs.Zip(ys, (share, value) => share < 100 ? double.NaN : value)],
                look
            );
        }
    }

    private static void MarkSequential(Sheet sheet, double share)
    {
        if (share < 100)
            return;
        var x = sheet.X(100);
        sheet.Canvas.Line(
            new(x, sheet.Area.Top - 4),
            new(x, sheet.Area.Bottom),
            Palette.Axis,
            1,
            4,
            4
        );
        sheet.Canvas.Write(
            "100/0 = one after the other",
            sheet.Area.Right,
            sheet.Area.Top - 8,
            TextStyle.Label,
            SKTextAlign.Right
        );
    }
}
