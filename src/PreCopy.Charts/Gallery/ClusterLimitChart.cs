using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The time over the migrations per node when VMs go one way and both ways, and what the worst downtime does.</summary>
internal sealed class ClusterLimitChart()
    : TableChart(
        "cluster-limit",
        Message,
        Traffic,
        "policy",
        RatioSeries.Column,
        Cap,
        "nodes",
        Limit,
        Makespan,
        Downtime
    )
{
    private const string Traffic = "traffic";
    private const string Cap = "stream cap / link";
    private const string Limit = "limit per node";
    private const string Makespan = "makespan (s)";
    private const string Downtime = "worst downtime (s)";
    private const string Nodes = "16";
    private const string OneWay = "one way";
    private const string BothWays = "both ways";

    private static string Message(Table data) =>
        Full(Times(data, OneWay)).All(rows => Best(rows) == 1)
        && Full(Times(data, BothWays)).All(rows => Best(rows) == 2)
            ? "Where streams fill the link, one migration per direction is the fastest"
            : "How many migrations a node should take part in";

    private static double Best(Table rows) =>
        rows.Numbers(Limit)
            .Zip(rows.Numbers(Makespan))
            .Where(each => double.IsFinite(each.Second))
            .MinBy(each => each.Second)
            .First;

    private static IEnumerable<Table> Full(Table times) =>
        RatioSeries.Of(times.Where(Cap, "1")).Select(series => series.Rows);

    private static Table Times(Table data, string traffic) =>
        Rows(data, traffic, "downtime limit 300 ms");

    private static Table Rows(Table data, string traffic, string policy) =>
        data.Where("nodes", Nodes).Where(Traffic, traffic).Where("policy", policy);

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, Cap, "nodes", Limit);
        var (evacuation, exchange) = (Times(data, OneWay), Times(data, BothWays));
        var stops = Rows(data, OneWay, "Hyper-V (5 passes)");
        foreach (var rows in (Table[])[evacuation, exchange, stops])
            Require(rows.Rows.Count > 0, $"there are no rows of {Nodes} nodes");
        RequirePositive(evacuation, Makespan);
        RequirePositive(exchange, Makespan);
        RequireNumber(stops, Downtime);

        var times = Scale.Logarithmic(
            evacuation.Numbers(Makespan).Concat(exchange.Numbers(Makespan))
        );
        Add(figure, evacuation, times, new Caption("8 nodes emptied into 8", "(s)"), Makespan);
        Add(figure, exchange, times, new Caption("All 16 send and receive", "(s)"), Makespan);
        Add(
            figure,
            stops,
            Scale.FromZero(stops.Numbers(Downtime)),
            new Caption("Worst downtime", "(s; 8 into 8, 5 passes)"),
            Downtime
        );
        figure.LegendTitle = "Dirty rate / bandwidth";
        foreach (var (text, look, _) in Series(evacuation))
            figure.Explain(text, look);
    }

    private static void Add(Figure figure, Table rows, Scale y, Caption caption, string column)
    {
        var panel = figure.Add(Scales.Counts(rows, Limit), y, caption, "Migrations per node");
        foreach (var (_, look, line) in Series(rows))
        {
            var (limits, values) = (line.Numbers(Limit), line.Numbers(column));
            panel.Line(limits, values, look);
            if (column == Makespan)
                NeverLabel.Add(panel, limits, values, look, "on");
        }
    }

    private static IEnumerable<(string Text, Look Look, Table Rows)> Series(Table rows) =>
        from cap in rows.Distinct(Cap)
        from series in RatioSeries.Of(rows.Where(Cap, cap))
        let ratio = Format.Number(series.Ratio)
        select cap == "1"
            ? (ratio, series.Look, series.Rows)
            : ($"{ratio}, a stream carries {cap} of the link", Looks.CappedStream, series.Rows);
}
