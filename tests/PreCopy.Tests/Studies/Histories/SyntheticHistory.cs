using MathNet.Numerics.Distributions;
using PreCopy.Results;

namespace PreCopy.Tests.Studies.Histories;

/// <summary>Histories of runs that never were.</summary>
internal static class SyntheticHistory
{
    /// <summary>A history with the given rows: an hour from run to run.</summary>
    public static Table Of(params IEnumerable<Row> rows)
    {
        var table = HistoryTable.NewTable();
        foreach (var row in rows)
            table.Add(
                $"2026-01-{1 + row.Run / 24:00}T{row.Run % 24:00}:00:00Z",
                $"{row.Run:x7}abc",
                row.Machine,
                ".NET 10",
                row.Benchmark,
                row.Job,
                row.Median,
                row.Median * 0.98,
                row.Median * 1.02,
                row.Checksum
            );
        return table;
    }

    /// <summary>A benchmark over some runs: a median each.</summary>
    public static IEnumerable<Row> Series(string benchmark, int runs, Func<int, double> median) =>
        Enumerable.Range(1, runs).Select(run => new Row(run, benchmark, median(run)));

    /// <summary>Normal noise around 1, the same for the same seed.</summary>
    public static double[] Noise(int count, double deviation, int seed) =>
        [.. Normal.Samples(new Random(seed), 1, deviation).Take(count)];

    /// <summary>What a run measured.</summary>
    internal sealed record Row(int Run, string Benchmark, double Median)
    {
        public string Machine { get; init; } = "here";

        public string Job { get; init; } = "short";

        public string Checksum { get; init; } = "00ff";
    }
}
