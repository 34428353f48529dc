using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>What each order changes: the makespan and, on the same axis, the mean completion, for each stream cap and concurrency.</summary>
internal sealed class OrderingChart()
    : TableChart(
        "ordering",
        Message,
        [
            Cap,
            "concurrency",
            "order",
            .. OrderRow.Columns(Makespan),
            .. OrderRow.Columns(Completion),
            FirstSeed,
            LastSeed,
        ]
    )
{
    private const string Cap = "stream cap / link";
    private const string FirstSeed = "first seed";
    private const string LastSeed = "last seed";
    private const string Makespan = "makespan";
    private const string Completion = "mean completion";
    private const string Against = "Sooner (−) or later (+) than in a random order";
    private const float NameGap = 10;

    private static string Message(Table data) =>
        3 * Largest(data, Makespan) < Largest(data, Completion)
            ? "The order decides when a VM is done, hardly when all are"
            : "What the order of the migrations changes";

    private static double Largest(Table data, string figure) =>
        OrderRow.Of(data, figure).Max(row => Math.Abs(row.Median));

    protected override void Fill(Figure figure, Table data)
    {
        string[] changes = [.. OrderRow.Columns(Makespan), .. OrderRow.Columns(Completion)];
        RequireAll(data, [Cap, "concurrency", FirstSeed, LastSeed, .. changes]);
        var settings = data.Distinct(Cap)
            .SelectMany(cap =>
            {
                var rows = data.Where(Cap, cap);
                return rows.Distinct("concurrency")
                    .Select(count => rows.Where("concurrency", count));
            })
            .ToArray();
        var orders = data.Distinct("order").Where(order => order != "first-in").ToArray();
        var looks = Looks.Of(Looks.Orders, orders);
        var ends = changes.SelectMany(data.Numbers).ToArray();
        // One axis for both, or the two could not be compared.
        var x = Scale.Linear(ends.Min() - 4, ends.Max() + 4);
        x = x.WithLabels(x.Ticks.Select(tick => (tick.Value, Sign(tick.Value))));
        var y = Scale.Linear(0, settings.Length).WithLabels([]);
        var fleets = data.Numbers(LastSeed)[0] - data.Numbers(FirstSeed)[0] + 1;
        var all = figure.Add(x, y, new Caption("All are done", "(the makespan)"), Against);
        all.LeftRoom =
            NameGap
            + settings.Max(setting => Lettering.Width(Names(setting).Cap, TextStyle.Footer));
        all.Over(sheet => DrawNames(sheet, settings));
        Fill(all, settings, Makespan, looks);
        var mean = figure.Add(
            x,
            y,
            new Caption(
                "A VM is done, on average",
                $"(median, 5–95 % of {Format.Number(fleets)} fleets)"
            ),
            Against
        );
        Fill(mean, settings, Completion, looks);
        foreach (var order in orders)
            figure.Explain(order.Replace('-', ' '), looks[order]);
    }

    private static string Sign(double percent) =>
        percent == 0 ? "same" : $"{(percent < 0 ? "−" : "+")}{Format.Number(Math.Abs(percent))} %";

    private static void Fill(
        Panel panel,
        Table[] settings,
        string quantity,
        IReadOnlyDictionary<string, Look> looks
    )
    {
        panel.HasGrid = false;
        panel.Under(sheet => DrawBands(sheet, settings.Length));
        panel.Over(sheet =>
        {
            foreach (var (i, setting) in settings.Index())
                DrawRows(sheet, OrderRow.Of(setting, quantity), settings.Length - i, looks);
        });
    }

    private static void DrawBands(Sheet sheet, int count)
    {
        var (left, right) = (sheet.XScale.Low, sheet.XScale.High);
        for (var top = count; top > 0; top -= 2)
            sheet.Canvas.Fill(sheet.Rect(left, right, top - 1, top), Palette.Never.Lighter(0.5));
        sheet.Canvas.Line(
            new(sheet.X(0), sheet.Area.Top),
            new(sheet.X(0), sheet.Area.Bottom),
            Palette.Axis,
            1.4f
        );
    }

    private static void DrawRows(
        Sheet sheet,
        IReadOnlyList<OrderRow> rows,
        double top,
        IReadOnlyDictionary<string, Look> looks
    )
    {
        foreach (var (i, row) in rows.Index())
        {
            var look = looks[row.Order];
            var y = sheet.Y(top - (i + 1.0) / (rows.Count + 1));
            sheet.Canvas.Line(
                new(sheet.X(row.Low), y),
                new(sheet.X(row.High), y),
                look.Color,
                1.6f
            );
            look.Mark(sheet.Canvas, sheet.X(row.Median), y, 7);
        }
    }

    private static void DrawNames(Sheet sheet, Table[] settings)
    {
        foreach (var (i, setting) in settings.Index())
        {
            var (count, cap) = Names(setting);
            var (x, y) = (sheet.Area.Left - NameGap, sheet.Y(settings.Length - i - 0.5));
            sheet.Canvas.Write(count, x, y - 3, TextStyle.Caption, SKTextAlign.Right);
            sheet.Canvas.Write(cap, x, y + 12, TextStyle.Footer, SKTextAlign.Right);
        }
    }

    private static (string Count, string Cap) Names(Table setting)
    {
        var (count, cap) = (setting.Numbers("concurrency")[0], setting.Numbers(Cap)[0]);
        return (
            count == 1 ? "1 at a time" : $"{Format.Number(count)} at once",
            cap < 1 ? $"a stream carries {Format.Number(cap)} of it" : "a stream fills the link"
        );
    }
}
