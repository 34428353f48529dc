using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>How long a batch takes over how many run at once, with what is not known as bars; the recommended number stands out.</summary>
internal sealed class PlanMakespanChart()
    : TableChart("plan-makespan", Message, "kind", Concurrency, InAll, KnownAs, Low, Median, High)
{
    private const string Best = "best";
    private const string Recommended = "recommended";
    private const string Baseline = "baseline";
    private const string OneAtATime = "one at a time";
    private const string AllAtOnce = "all at once";
    private const string Concurrency = "concurrency";
    private const string InAll = "in all";
    private const string KnownAs = "known as";
    private const string Low = "low (s)";
    private const string Median = "median (s)";
    private const string High = "high (s)";

    private static readonly Look Usual = new(Palette.Blue, ScottPlot.MarkerShape.FilledCircle);
    private static readonly Look Chosen = new(
        Palette.Vermillion,
        ScottPlot.MarkerShape.FilledDiamond
    );
    private static readonly Look Other = new(Palette.Ink, ScottPlot.MarkerShape.OpenSquare);

    private static string Message(Table data)
    {
        var chosen = data.Where("kind", Recommended);
        if (chosen.Rows.Count == 0)
            return "No number at once keeps every limit";
        var (count, inAll) = (chosen.Numbers(Concurrency)[0], chosen.Numbers(InAll)[0]);
        var seconds = chosen.Numbers(Median)[0];
        var isAlone = inAll == 1;
        var how =
            isAlone ? OneAtATime
            : count < inAll ? $"{(count == 1 ? "one" : Format.Number(count))} out of each node"
            : $"{Format.Number(count)} at once";
        var sentence = double.IsFinite(seconds)
            ? $"Run {how}: done after {Format.Seconds(seconds)}"
            : $"Run {how}: most draws never end";
        var other = isAlone ? AllAtOnce : OneAtATime;
        var row = Array.FindIndex(data.Texts(KnownAs), known => IsKnownAs(known, other));
        return row < 0 || isAlone && IsKnownAs(chosen.Texts(KnownAs)[0], AllAtOnce)
            ? sentence
            : $"{sentence}; {other} {Takes(data.Numbers(Median)[row], seconds, isAlone)}";
    }

    private static string Takes(double seconds, double chosen, bool asRatio) =>
        !double.IsFinite(seconds) ? "never ends"
        : asRatio && double.IsFinite(chosen)
            ? $"takes {Format.Number(seconds / chosen)} times as long"
        : $"takes {Format.Seconds(seconds)}";

    private static bool IsKnownAs(string known, string name) => known.Split(", ").Contains(name);

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Concurrency);
        RequirePositive(data, Concurrency);
        var scale = Scales.Concurrency(data);
        var seconds = new[] { Low, Median, High }
            .SelectMany(data.Numbers)
            .Where(double.IsFinite)
            .ToArray();
        var panel = figure.Add(
            scale,
            seconds.Length > 0 ? Scales.Spanning(seconds) : Scale.FromZero([1]),
            new Caption("Makespan", "(s); the bars hold 9 of 10 draws"),
            "Migrations out of a node at once"
        );
        var best = data.Where("kind", Best);
        var never = best.Numbers(Concurrency)
            .Zip(best.Numbers(Median))
            .Where(point => !double.IsFinite(point.Second))
            .Select(point => point.First)
            .ToArray();
        panel.Under(sheet => HatchNever(sheet, best.Numbers(Concurrency), never));
        panel.Under(sheet => Connect(sheet, best));
        Draw(panel, Without(best, data.Where("kind", Recommended)), Usual);
        Draw(panel, data.Where("kind", Baseline), Other, aside: 9);
        Draw(panel, data.Where("kind", Recommended), Chosen);
        var labels = PlanLabel.Of(data, panel.X);
        panel.HeadRoom = PlanLabel.Height(labels);
        panel.Under(sheet => PlanLabel.DrawAll(sheet, labels));

        figure.Explain("the best order and split at each number", Usual);
        if (data.Where("kind", Recommended).Rows.Count > 0)
            figure.Explain(Recommended, Chosen);
        if (data.Where("kind", Baseline).Rows.Count > 0)
            figure.Explain("to compare with", Other);
        if (never.Length > 0)
            figure.ExplainNever("most draws never end");
    }

    private static void Draw(Panel panel, Table rows, Look look, float aside = 0)
    {
        var (xs, lows, ys, highs) = (
            rows.Numbers(Concurrency),
            rows.Numbers(Low),
            rows.Numbers(Median),
            rows.Numbers(High)
        );
        panel.Over(sheet =>
        {
            using var paint = ScottPlot.Paint.NewDisposablePaint();
            for (var i = 0; i < xs.Length; i++)
            {
                var x = sheet.X(xs[i]) + aside;
                DrawRange(sheet, x, lows[i], highs[i], look.Color);
                if (double.IsFinite(ys[i]))
                    ScottPlot.Drawing.DrawMarker(
                        sheet.Canvas,
                        paint,
                        new ScottPlot.Pixel(x, sheet.Y(ys[i])),
                        look.MarkerStyle(look == Chosen ? 13 : 8)
                    );
            }
        });
    }

    // The recommended one stands for its number.
    private static Table Without(Table best, Table recommended)
    {
        var others = new Table(best.Columns);
        var taken = recommended.Numbers(Concurrency);
        foreach (var (row, count) in best.Rows.Zip(best.Numbers(Concurrency)))
            if (!taken.Contains(count))
                others.Add([.. row]);
        return others;
    }

    private static void Connect(Sheet sheet, Table best)
    {
        foreach (var run in Runs.Of(best.Numbers(Concurrency), best.Numbers(Median)))
        {
            using var path = new SKPath();
            path.AddPoly([.. run.Select(at => new SKPoint(sheet.X(at.X), sheet.Y(at.Y)))], false);
            sheet.Canvas.Stroke(path, Usual.Color.Lighter(0.55), 2);
        }
    }

    // What has no finite end leaves the picture at the top, as an arrow.
    private static void DrawRange(Sheet sheet, float x, double low, double high, SKColor color)
    {
        if (!double.IsFinite(low))
            return;
        var bottom = sheet.Y(low);
        var top = double.IsFinite(high) ? sheet.Y(high) : sheet.Area.Top + 3;
        var wing = double.IsFinite(high) ? 0 : 6;
        sheet.Canvas.Line(new(x, bottom), new(x, top), color, 1.5f);
        sheet.Canvas.Line(new(x - 4, bottom), new(x + 4, bottom), color, 1.5f);
        sheet.Canvas.Line(new(x - 4, top + wing), new(x, top), color, 1.5f);
        sheet.Canvas.Line(new(x + 4, top + wing), new(x, top), color, 1.5f);
    }

    private static void HatchNever(Sheet sheet, double[] all, double[] never)
    {
        var places = all.Distinct().Order().ToArray();
        foreach (var count in never)
        {
            var i = Array.IndexOf(places, count);
            var (middle, area) = (sheet.X(count), sheet.Area);
            var left = i > 0 ? (sheet.X(places[i - 1]) + middle) / 2 : area.Left;
            var right = i < places.Length - 1 ? (sheet.X(places[i + 1]) + middle) / 2 : area.Right;
            sheet.Canvas.Hatch(new SKRect(left, area.Top, right, area.Bottom));
        }
    }
}
