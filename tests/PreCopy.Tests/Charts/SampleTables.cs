using PreCopy.Results;

namespace PreCopy.Tests.Charts;

/// <summary>A small table for each chart, with a gap wherever one is allowed.</summary>
internal static class SampleTables
{
    private const double Gap = double.NaN;

    internal static Table For(string chart) =>
        chart switch
        {
            "one-migration" => Rows(
                ["round", "start (s)", "end (s)", "copied (bytes)", "phase"],
                [0, 0.0, 6.9, 8.6e9, "first pass"],
                [1, 6.9, 10.3, 4.3e9, "re-sent"],
                [2, 10.3, 10.5, 0.2e9, "paused"]
            ),
            "two-at-once" => Rows(
                ["schedule", "vm", "start (s)", "end (s)", "rate (bytes/s)", "phase"],
                ["one after the other", "VM 1", 0.0, 6.9, 1.25e9, "first pass"],
                ["one after the other", "VM 1", 6.9, 7.0, 1.25e9, "paused"],
                ["one after the other", "VM 2", 7.0, 14.0, 1.25e9, "first pass"],
                ["two at once", "VM 1", 0.0, 14.0, 0.625e9, "first pass"],
                ["two at once", "VM 2", 0.0, 14.0, 0.625e9, "first pass"],
                ["two at once", "VM 1", 14.0, 16.0, 0.625e9, "re-sent"],
                ["two at once", "VM 2", 14.0, 15.0, 0.625e9, "paused"]
            ),
            "makespan-vs-concurrency" => Rows(
                [
                    "dirty rate / bandwidth",
                    "concurrency",
                    "concurrent (s)",
                    "sequential (s)",
                    "slowdown",
                    "wall (concurrency)",
                ],
                [0.1, 1, 7.1, 7.1, 1.0, 10.0],
                [0.1, 2, 15.6, 14.2, 1.1, 10.0],
                [0.5, 1, 13.0, 13.0, 1.0, 2.0],
                [0.5, 2, Gap, 26.0, Gap, 2.0]
            ),
            "bytes-vs-concurrency" => Rows(
                ["concurrency", "first pass (bytes)", "re-sent (bytes)"],
                [1, 1.7e10, 2.0e9],
                [2, 1.7e10, 9.0e9],
                [3, 1.7e10, Gap]
            ),
            "downtime-vs-concurrency" => Rows(
                ["policy", "concurrency", "downtime (s)", "makespan (s)"],
                ["downtime limit 300 ms", 1, 0.04, 7.1],
                ["downtime limit 300 ms", 2, Gap, Gap],
                ["5 rounds", 1, 0.04, 7.1],
                ["5 rounds", 2, 2.5, 20.0]
            ),
            "bandwidth-split" => Rows(
                [
                    "dirty rate / bandwidth",
                    "share of the first VM (%)",
                    "makespan (s)",
                    "mean completion (s)",
                ],
                [0.1, 50, 15.6, 15.6],
                [0.1, 100, 14.2, 10.7],
                [0.5, 50, Gap, Gap],
                [0.5, 100, 26.0, 20.0]
            ),
            "slowdown-map" => Grid(
                ["dirty rate / bandwidth", "concurrency", "slowdown"],
                [0.01, 0.03, 0.1, 0.3, 1],
                [1, 2, 3, 4],
                (ratio, count) => ratio * count < 1 ? [(1 - ratio) / (1 - ratio * count)] : [Gap]
            ),
            "working-set-cliff" => Grid(
                [
                    "dirty rate / bandwidth",
                    "working set / (bandwidth × downtime limit)",
                    "slowdown",
                    "alone",
                ],
                [0.01, 0.03, 0.1, 0.3, 1, 3],
                [0.1, 0.3, 1, 3, 10],
                (ratio, set) => [ratio < 0.25 || set < 0.25 ? 1 + ratio : Gap, ratio < 1 || set < 1]
            ),
            "when-more-is-better" => Grid(
                ["stream cap / link", "setup (s)", "best concurrency", "time saved (%)"],
                [0.25, 0.5, 0.75, 1],
                [0, 1, 2, 3],
                (cap, setup) =>
                    [
                        cap < 1 ? Math.Ceiling(1 / cap)
                        : setup > 1 ? 2
                        : 1,
                        10.0,
                    ]
            ),
            "best-concurrency" or "ordering" => ScheduleSampleTables.For(chart),
            "cluster-limit" or "pairs" or "rolling-maintenance" => ClusterSampleTables.For(chart),
            "policies-compared" => Rows(
                ["policy", "concurrency", "makespan (s)", "downtime (s)", "outcome"],
                ["QEMU", 1, 7.5, 0.1, "converged"],
                ["QEMU", 2, Gap, Gap, "never"],
                ["Nova", 1, 7.6, 0.05, "converged"],
                ["Nova", 2, 640.0, 0.0, "aborted"],
                ["Xen", 1, 7.6, 0.01, "forced"],
                ["Xen", 2, 30.0, 12.5, "forced"]
            ),
            "throttle-price" => Rows(
                ["throttle", "dirty rate / bandwidth", "time (s)", "throttled away (vCPU-s)"],
                ["no throttle", 0.5, 13.5, 0.0],
                ["no throttle", 2, Gap, 0.0],
                ["auto-converge", 0.5, 13.5, 0.0],
                ["auto-converge", 2, 90.0, 133.0]
            ),
            "predicted-vs-published" => Rows(
                [
                    "source",
                    "case",
                    "quantity",
                    "unit",
                    "predicted",
                    "published",
                    "band low",
                    "band high",
                    "contrast",
                    "passed",
                ],
                [
                    "a paper",
                    "one VM, a curve",
                    "total time",
                    "s",
                    11.0,
                    10.0,
                    8.0,
                    12.0,
                    false,
                    true,
                ],
                [
                    "a paper",
                    "one VM, no curve",
                    "total time",
                    "s",
                    22.0,
                    10.0,
                    20.0,
                    24.0,
                    true,
                    true,
                ],
                ["a paper", "one VM, a curve", "downtime", "s", 0.3, 0.3, 0.2, 0.4, false, true],
                ["a table", "a cell", "makespan", "s", Gap, Gap, Gap, Gap, false, true],
                ["a log", "two VMs", "makespan", "s", 4.0, 5.0, 4.0, 6.0, false, true]
            ),
            "curve-matters" => Rows(
                [
                    "case",
                    "curve",
                    "interval (s)",
                    "dirtied (bytes)",
                    "predicted (s)",
                    "published (s)",
                    "shortest (s)",
                    "longest (s)",
                ],
                ["dirty curve", "samples", 1.0, 1e8, Gap, Gap, Gap, Gap],
                ["dirty curve", "capped", 1.0, 1.1e8, Gap, Gap, Gap, Gap],
                ["dirty curve", "capped", 9.0, 9e8, Gap, Gap, Gap, Gap],
                ["a guest, a link", "capped", Gap, Gap, 12.0, 10.0, 9.0, 11.0],
                ["a guest, less link", "capped", Gap, Gap, Gap, 20.0, 19.0, 20.0]
            ),
            "kernel-cost" => Rows(
                ["kernel", "batch size", "mean (ns/migration)", "error (ns/migration)"],
                ["Scalar", 1000, 13.0, 0.5],
                ["Scalar", 100000, 34.7, 0.4],
                ["VectorMaskedLoop", 1000, 6.8, 0.2],
                ["VectorMaskedLoop", 100000, 7.9, Gap]
            ),
            "sharing-cost" => Rows(
                [
                    "split",
                    "concurrency",
                    "engine cost (ns/batch)",
                    "error (ns/batch)",
                    "simulated makespan (s)",
                ],
                ["equal", 1, 1000.0, 50.0, 113.0],
                ["equal", 2, 2500.0, 90.0, 120.0],
                ["70/30", 1, 1100.0, 40.0, 113.0],
                ["70/30", 2, 2600.0, 80.0, Gap]
            ),
            "cluster-growth" => Rows(
                ["VMs", "mean (s)", "error (s)", "goal (s)"],
                [100, 0.0001, 0.00001, 10],
                [1000, 0.0011, 0.0001, 10],
                [100000, 0.12, 0.02, 10]
            ),
            "lab-predicted-vs-measured"
            or "lab-makespan"
            or "lab-trace"
            or "lab-split"
            or "lab-stream-cap" => LabSampleTables.For(chart),
            "kernel-goals-spread"
            or "where-the-speed-came-from"
            or "isa-ladder"
            or "roofline"
            or "thread-scaling"
            or "against-native" => RaceSampleTables.For(chart),
            "history" => Rows(
                [
                    "benchmark",
                    "run",
                    "commit",
                    "median (ns)",
                    "lower (ns)",
                    "upper (ns)",
                    "level (ns)",
                    "step (%)",
                    "answer",
                ],
                ["A.Run [N=1]", 1, "0123456789", 10.0, 9.0, 11.0, 10.0, Gap, "same"],
                ["A.Run [N=1]", 2, "1123456789 (changed)", 12.0, 11.0, 13.0, 12.0, 20.0, "same"],
                ["A.Run [N=1]", 3, "2123456789", 12.5, Gap, Gap, 12.0, Gap, "changed"],
                ["B.Run", 3, "2123456789", 400.0, 390.0, 410.0, 400.0, Gap, "changed"]
            ),
            _ => throw new ArgumentException($"no sample table for the chart {chart}"),
        };

    /// <summary>The same table without one of its columns.</summary>
    internal static Table Without(Table table, string column)
    {
        var kept = Enumerable
            .Range(0, table.Columns.Count)
            .Where(i => table.Columns[i] != column)
            .ToArray();
        return Copy(
            table,
            [.. kept.Select(i => table.Columns[i])],
            row => [.. kept.Select(i => row[i])]
        );
    }

    /// <summary>The same table with one column's cells replaced.</summary>
    internal static Table With(Table table, string column, Func<string, string> replace)
    {
        var index = table.Columns.ToList().IndexOf(column);
        return Copy(
            table,
            table.Columns,
            row => [.. row.Select((cell, i) => i == index ? replace(cell) : cell)]
        );
    }

    private static Table Copy(
        Table table,
        IReadOnlyList<string> columns,
        Func<IReadOnlyList<string>, object[]> row
    )
    {
        var copy = new Table(columns);
        foreach (var cells in table.Rows)
            copy.Add(row(cells));
        return copy;
    }

    internal static Table Rows(string[] columns, params object[][] rows)
    {
        var table = new Table(columns);
        foreach (var row in rows)
            table.Add(row);
        return table;
    }

    private static Table Grid(
        string[] columns,
        double[] xs,
        double[] ys,
        Func<double, double, object[]> cell
    ) => Rows(columns, [.. from x in xs from y in ys select (object[])[x, y, .. cell(x, y)]]);
}
