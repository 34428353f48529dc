using System.Globalization;
using System.Reflection;
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

    /// <summary>Of a chart that was measured.</summary>
    public static string Measured(Manifest? manifest, Table? benchmarks)
    {
        if (manifest is null || benchmarks is null)
            return $"Measured by PreCopy {Version} on an unknown machine";
        var machine = manifest.Machine;
        var samples = benchmarks.Numbers(BenchmarkTable.Samples);
        var n =
            samples.Min() == samples.Max() ? $"{samples[0]}" : $"{samples.Min()}–{samples.Max()}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{machine.Processor}, {machine.Cores} cores, {machine.VectorBits}-bit vectors · {machine.Runtime} · commit {manifest.Commit?.ToString() ?? "unknown"} · job {manifest.Job}, n = {n}"
        );
    }
}
