using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The time of a maintenance over the nodes at once, by migrations per node, where a stream fills the link and where not; and its price.</summary>
internal sealed class RollingMaintenanceChart()
    : TableChart("rolling-maintenance", Message, Cap, Limit, AtOnce, Total, Moving, Fullest)
{
    private const string Cap = "stream cap / link";
    private const string AtOnce = "nodes at once";
    private const string Limit = "limit per node";
    private const string Total = "time (s)";
    private const string Moving = "of it moving (s)";
    private const string Fullest = "most VMs on a node";
    private const double Minute = 60;

    private static string Message(Table data) =>
        data.Distinct(Cap)
            .Select(cap => data.Where(Cap, cap))
            .All(rows => Gain(rows, AtOnce, Limit) > 2 * Gain(rows, Limit, AtOnce))
            ? "Nodes at once shorten a maintenance far more than migrations per node"
            : "What shortens a maintenance";

    // How many times as fast the highest of a setting makes it than the lowest, the other setting at its lowest.
    private static double Gain(Table rows, string setting, string other)
    {
        var times = rows.Where(other, rows.Distinct(other)[0]).Numbers(Total);
        return times[0] / times.Min();
    }

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, Cap, Limit, AtOnce, Fullest);
        RequirePositive(data, AtOnce);
        RequirePositive(data, Total);
        RequireNumber(data, Moving);
        var looks = Looks.Of([], data.Distinct(Limit));
        var y = Scale.FromZero(data.Numbers(Total).Select(time => time / Minute));
        foreach (var cap in data.Distinct(Cap))
            AddTimes(figure, data.Where(Cap, cap), y, looks);
        var price = figure.Add(
            Scales.Counts(data, AtOnce),
            Scale.FromZero(data.Numbers(Fullest)),
            new Caption("The fullest node", "(VMs)"),
            "Nodes at once",
            0.6f
        );
        var rows = data.Where(Limit, data.Distinct(Limit)[0]).Where(Cap, data.Distinct(Cap)[0]);
        price.Line(
            rows.Numbers(AtOnce),
            rows.Numbers(Fullest),
            new(Palette.Ink, ScottPlot.MarkerShape.FilledCircle)
        );
        figure.LegendTitle = "Migrations per node";
        foreach (var limit in data.Distinct(Limit))
            figure.Explain(limit, looks[limit]);
        figure.Explain("waiting for updates", Palette.Never);
    }

    private static void AddTimes(
        Figure figure,
        Table rows,
        Scale y,
        IReadOnlyDictionary<string, Look> looks
    )
    {
        var cap = rows.Numbers(Cap)[0];
        var panel = figure.Add(
            Scales.Counts(rows, AtOnce),
            y,
            new Caption(
                "Time",
                $"(min; a stream {(cap < 1 ? $"carries {Format.Number(cap)} of it" : "fills the link")})"
            ),
            "Nodes at once"
        );
        var first = rows.Where(Limit, rows.Distinct(Limit)[0]);
        var (counts, totals, moving) = (
            first.Numbers(AtOnce),
            first.Numbers(Total),
            first.Numbers(Moving)
        );
        panel.Area(
            Palette.Never,
            [
                (counts[^1], 0),
                (counts[0], 0),
                .. counts.Select((count, i) => (count, (totals[i] - moving[i]) / Minute)),
            ]
        );
        foreach (var limit in rows.Distinct(Limit))
        {
            var line = rows.Where(Limit, limit);
            panel.Line(
                line.Numbers(AtOnce),
                [.. line.Numbers(Total).Select(time => time / Minute)],
                looks[limit]
            );
        }
    }
}
