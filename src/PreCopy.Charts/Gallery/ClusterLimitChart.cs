using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>
/// Over the migrations per node: the time to empty half of the nodes, the time of an exchange when a limit counts both roles
/// together or each, and what the worst downtime does.
/// </summary>
internal sealed class ClusterLimitChart()
    : TableChart(
        "cluster-limit",
        Message,
        Traffic,
        "policy",
        RatioSeries.Column,
        Cap,
        Counts,
        "nodes",
        Limit,
        Makespan,
        Downtime
    )
{
    private const string Traffic = "traffic";
    private const string Cap = "stream cap / link";
    private const string Counts = "limit counts";
    private const string Limit = "limit per node";
    private const string Makespan = "makespan (s)";
    private const string Downtime = "worst downtime (s)";
    private const string Limited = "downtime limit 300 ms";
    private const string Together = "both roles together";
    private const string EachRole = "each role";
    private const string Exchanged = "0.1";

    private static string Message(Table data) =>
        Best(Evacuation(data, Limited)) == 1 && Best(Exchange(data, EachRole)) == 1
            ? "Where streams fill the link, one migration per direction is the fastest"
            : "How many migrations a node should take part in";

    // The limit that is the fastest over full streams, whatever the guests write; NaN where there is no such.
    private static double Best(Table rows)
    {
        var bests = RatioSeries
            .Of(rows.Where(Cap, "1"))
            .Select(series =>
                series
                    .Rows.Numbers(Limit)
                    .Zip(series.Rows.Numbers(Makespan))
                    .Where(each => double.IsFinite(each.Second))
                    .MinBy(each => each.Second)
                    .First
            )
            .Distinct()
            .ToArray();
        return bests.Length == 1 ? bests[0] : double.NaN;
    }

    private static Table Evacuation(Table data, string policy) =>
        Rows(data, "one way", policy, Together);

    private static Table Exchange(Table data, string counts) =>
        Rows(data, "both ways", Limited, counts)
            .Where(Cap, "1")
            .Where(RatioSeries.Column, Exchanged);

    private static Table Rows(Table data, string traffic, string policy, string counts)
    {
        var rows = data.Where("nodes", "16")
            .Where(Traffic, traffic)
            .Where("policy", policy)
            .Where(Counts, counts);
        Require(rows.Rows.Count > 0, "there are no rows of 16 nodes");
        return rows;
    }

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, RatioSeries.Column, Cap, "nodes", Limit);
        var (times, stops) = (Evacuation(data, Limited), Evacuation(data, "Hyper-V (5 passes)"));
        var (together, each) = (Exchange(data, Together), Exchange(data, EachRole));
        foreach (var rows in (Table[])[times, together, each])
            RequirePositive(rows, Makespan);
        RequireNumber(stops, Downtime);

        var seconds = Scale.Logarithmic(
            ((Table[])[times, together, each]).SelectMany(rows => rows.Numbers(Makespan))
        );
        var evacuation = Add(figure, times, seconds, new("8 nodes emptied into 8", "(s)"));
        foreach (var (text, look, rows) in Series(times))
        {
            Draw(evacuation, rows, Makespan, look);
            figure.Explain(text, look);
        }
        var exchange = Add(figure, together, seconds, new("All 16 send and receive", "(s)"));
        Draw(exchange, together, Makespan, Looks.DirtyRatio(0.1));
        Draw(exchange, each, Makespan, Looks.LimitPerRole);
        figure.Explain($"{Exchanged}, limit for each way", Looks.LimitPerRole);
        var downtimes = Add(
            figure,
            stops,
            Scale.FromZero(stops.Numbers(Downtime)),
            new("Worst downtime", "(s; 8 into 8, 5 passes)")
        );
        foreach (var (_, look, rows) in Series(stops))
            Draw(downtimes, rows, Downtime, look);
        // One axis, one height.
        exchange.HeadRoom = downtimes.HeadRoom = evacuation.HeadRoom;
        figure.LegendTitle = "Dirty rate / bandwidth";
    }

    private static Panel Add(Figure figure, Table rows, Scale y, Caption caption) =>
        figure.Add(Scales.Counts(rows, Limit), y, caption, "Migrations per node");

    private static void Draw(Panel panel, Table rows, string column, Look look)
    {
        var (limits, values) = (rows.Numbers(Limit), rows.Numbers(column));
        panel.Line(limits, values, look);
        if (column == Makespan)
            NeverLabel.Add(panel, limits, values, look, "on");
    }

    private static IEnumerable<(string Text, Look Look, Table Rows)> Series(Table rows) =>
        from cap in rows.Distinct(Cap)
        from series in RatioSeries.Of(rows.Where(Cap, cap))
        let ratio = Format.Number(series.Ratio)
        select cap == "1"
            ? (ratio, series.Look, series.Rows)
            : ($"{ratio}, streams of {cap} of it", Looks.CappedStream, series.Rows);
}
