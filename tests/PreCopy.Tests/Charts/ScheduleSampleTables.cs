using PreCopy.Results;

namespace PreCopy.Tests.Charts;

/// <summary>Small tables for the charts of how many at once and in which order.</summary>
internal static class ScheduleSampleTables
{
    internal static Table For(string chart) =>
        chart switch
        {
            "best-concurrency" => Maps([0.1, 0.5], (ratio, cap) => Math.Ceiling((1 - ratio) / cap)),
            "ordering" => Changes(makespan: 4, completion: 50),
            _ => throw new ArgumentException($"no sample table for the chart {chart}"),
        };

    /// <summary>A map for each dirty ratio; nothing ends where a stream carries no more than a guest writes.</summary>
    internal static Table Maps(double[] ratios, Func<double, double, double> best) =>
        SampleTables.Rows(
            [
                "dirty rate / bandwidth",
                "stream cap / link",
                "setup (s)",
                "best concurrency",
                "time saved (%)",
            ],
            [
                .. from ratio in ratios
                from cap in (double[])[0.1, 0.25, 0.5, 0.75, 1]
                from setup in (double[])[0, 1, 2, 3]
                select (object[])
                    [ratio, cap, setup, cap > ratio ? best(ratio, cap) : double.NaN, 10.0],
            ]
        );

    /// <summary>Two orders at two concurrencies, the first of which is what the other is compared with.</summary>
    internal static Table Changes(double makespan, double completion) =>
        SampleTables.Rows(
            [
                "stream cap / link",
                "concurrency",
                "order",
                "makespan against first-in (%)",
                "lowest makespan against first-in (%)",
                "highest makespan against first-in (%)",
                "mean completion against first-in (%)",
                "lowest mean completion against first-in (%)",
                "highest mean completion against first-in (%)",
                "first seed",
                "last seed",
            ],
            [
                .. from cap in (double[])[1, 0.3]
                from count in (int[])[1, 4]
                from way in (double[])[0, -1, 1]
                select (object[])
                    [
                        cap,
                        count,
                        way < 0 ? "smallest-first"
                        : way > 0 ? "largest-first"
                        : "first-in",
                        way * makespan,
                        way * makespan - 5 * Math.Abs(way),
                        way * makespan + 5 * Math.Abs(way),
                        way * completion,
                        way * completion - 9 * Math.Abs(way),
                        way * completion + 9 * Math.Abs(way),
                        1,
                        200,
                    ],
            ]
        );
}
