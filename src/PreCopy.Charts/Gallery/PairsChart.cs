using PreCopy.Charts.Drawing;
using PreCopy.Results;
using SkiaSharp;

namespace PreCopy.Charts.Gallery;

/// <summary>The best number of pairs at once over the nodes, by fabric, and what all pairs at once cost against it.</summary>
internal sealed class PairsChart()
    : TableChart(
        "pairs",
        Message,
        RatioSeries.Column,
        Fabric,
        Nodes,
        Pairs,
        Best,
        BestMakespan,
        AllMakespan
    )
{
    private const string Ratio = "0.2";
    private const string Fabric = "fabric / node link";
    private const string Nodes = "nodes";
    private const string Pairs = "pairs";
    private const string Best = "best at once";
    private const string BestMakespan = "makespan of the best (s)";
    private const string AllMakespan = "makespan of all pairs (s)";

    private static string Message(Table data) =>
        data.Numbers(Fabric).Zip(data.Numbers(Pairs), Math.Min).SequenceEqual(data.Numbers(Best))
            ? "Pairs scale only as far as the fabric carries them"
            : "How many pairs of nodes should migrate at once";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, Fabric, Nodes, Pairs, Best);
        var drawn = data.Where(RatioSeries.Column, Ratio);
        Require(drawn.Rows.Count > 0, $"no row has D/B = {Ratio}");
        RequirePositive(drawn, BestMakespan);
        RequirePositive(drawn, AllMakespan);
        AddBest(figure, drawn);
        AddCosts(figure, drawn);
        figure.LegendTitle = "The fabric carries";
        foreach (var (fabric, look) in Fabrics(drawn))
            figure.Explain(fabric == "1" ? "1 node's link" : $"{fabric} nodes' links", look);
    }

    private static void AddBest(Figure figure, Table data)
    {
        var panel = figure.Add(
            Scales.Counts(data, Nodes),
            Scale.FromZero(data.Numbers(Pairs)),
            new Caption("Best number of pairs at once"),
            "Nodes"
        );
        panel.Under(sheet => DrawPairs(sheet, data));
        foreach (var (place, (fabric, look)) in Fabrics(data).Index())
        {
            var rows = data.Where(Fabric, fabric);
            // Each thinner than the one beneath: where fabrics agree, all of them are seen.
            panel.Line(rows.Numbers(Nodes), rows.Numbers(Best), look, 5 - place, 10 - place);
        }
    }

    // What one migration per node allows.
    private static void DrawPairs(Sheet sheet, Table data)
    {
        var places = data.Numbers(Nodes)
            .Zip(data.Numbers(Pairs))
            .Distinct()
            .Order()
            .Select(each => new SKPoint(sheet.X(each.First), sheet.Y(each.Second)))
            .ToArray();
        using var path = new SKPath();
        path.AddPoly(places, close: false);
        sheet.Canvas.Stroke(path, Palette.Axis, 1.4f, 5, 4);
        sheet.Canvas.Write(
            "half of the nodes",
            places[^1].X - 16,
            places[^1].Y + 4,
            TextStyle.Label.In(Palette.SoftInk),
            SKTextAlign.Right
        );
    }

    private static void AddCosts(Figure figure, Table data)
    {
        var panel = figure.Add(
            Scales.Counts(data, Nodes),
            Scale.Logarithmic(Costs(data)),
            new Caption("All pairs at once", $"(times as long as the best, D/B = {Ratio})"),
            "Nodes"
        );
        panel.Level(1);
        foreach (var (fabric, look) in Fabrics(data))
        {
            var rows = data.Where(Fabric, fabric);
            var (nodes, costs) = (rows.Numbers(Nodes), Costs(rows));
            panel.Line(nodes, costs, look);
            NeverLabel.Add(panel, nodes, costs, look, "nodes on");
        }
    }

    private static double[] Costs(Table rows) =>
        [.. rows.Numbers(AllMakespan).Zip(rows.Numbers(BestMakespan), (all, best) => all / best)];

    private static IEnumerable<(string Fabric, Look Look)> Fabrics(Table data)
    {
        var looks = Looks.Of([], data.Distinct(Fabric));
        return data.Distinct(Fabric).Select(fabric => (fabric, looks[fabric]));
    }
}
