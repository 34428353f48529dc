using System.Globalization;
using System.Reflection;
using PreCopy.Lab.Evidence;
using PreCopy.Results;

namespace PreCopy.Cli.Run;

/// <summary>The line at the foot of a chart: where its numbers come from.</summary>
internal static class Footer
{
    private static readonly string Version = typeof(Footer)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>Of a chart that was computed: the same on every machine and at every commit that computes the same.</summary>
    public static string Simulated =>
        $"Simulated by PreCopy {Version}, exactly: no timing, no noise";

    /// <summary>Of a chart of the history: where its last run was.</summary>
    public static string Recorded(Table history)
    {
        return $"{Last(HistoryTable.Machine)} · {Last(HistoryTable.Runtime)} · last commit {Last(HistoryTable.Commit)} · job {Last(HistoryTable.Job)}";

        string Last(string column) => history.Texts(column)[^1];
    }

    /// <summary>Of a chart of benchmarks.</summary>
    public static string Measured(Manifest? manifest, Table? benchmarks)
    {
        if (manifest is null || benchmarks is null)
            return Unknown;
        var n = Range(benchmarks.Numbers(BenchmarkTable.Samples));
        return $"{Where(manifest)}, n = {n}";
    }

    /// <summary>Of a chart of a race.</summary>
    public static string Raced(Manifest? manifest, RaceMeasurements? race)
    {
        if (manifest is null || race is null)
            return Unknown;
        var rounds = race
            .Times.Texts(RaceMeasurements.Case)
            .Zip(
                race.Times.Texts(RaceMeasurements.Size),
                race.Times.Numbers(RaceMeasurements.Round)
            )
            .GroupBy(row => (row.First, row.Second), row => row.Third)
            .Select(each => each.Max());
        var launches = race.Times.Distinct(RaceMeasurements.Launch).Length;
        return $"{Where(manifest)}, launches = {launches}, interleaved rounds in each = {Range([.. rounds])}";
    }

    /// <summary>Of a chart of the lab.</summary>
    public static string OfLab(LabStudyData lab) => $"{lab.Origin}; predicted by PreCopy {Version}";

    private static string Unknown => $"Measured by PreCopy {Version} on an unknown machine";

    /// <summary>The machine and runtime.</summary>
    public static string Place(Manifest manifest)
    {
        var machine = manifest.Machine;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{machine.Processor}, {machine.Cores} cores, {machine.VectorBits}-bit vectors · {machine.Runtime}"
        );
    }

    private static string Where(Manifest manifest) =>
        $"{Place(manifest)} · commit {manifest.Commit?.ToString() ?? "unknown"} · job {manifest.Job}";

    private static string Range(double[] counts) =>
        counts.Min() == counts.Max()
            ? string.Create(CultureInfo.InvariantCulture, $"{counts[0]}")
            : string.Create(CultureInfo.InvariantCulture, $"{counts.Min()}–{counts.Max()}");
}
