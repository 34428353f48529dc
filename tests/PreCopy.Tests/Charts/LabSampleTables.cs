using PreCopy.Results;

namespace PreCopy.Tests.Charts;

/// <summary>A small table for each chart of the lab, with a gap wherever one is allowed.</summary>
internal static class LabSampleTables
{
    private const double Gap = double.NaN;

    internal static Table For(string chart) =>
        chart switch
        {
            "lab-predicted-vs-measured" => SampleTables.Rows(
                [
                    "case",
                    "schedule",
                    "predicted (s)",
                    "measured (s)",
                    "error (%)",
                    "lowest error (%)",
                    "highest error (%)",
                ],
                ["n1-d0-sequential", "one after the other", 2.7, 2.71, -0.37, -0.5, -0.1],
                ["n2-d0.4-concurrent", "all at once", 14.1, 13.9, 1.44, 1.1, 1.9],
                ["n3-d0.4-post-copy", "post-copy", 16.0, 16.1, -0.62, -0.7, -0.5]
            ),
            "lab-makespan" => SampleTables.Rows(
                ["dirty rate / bandwidth", "schedule", "VMs", .. Figure("makespan"), "never ends"],
                [0, "one after the other", 1, 2.7, 2.7, 2.69, 2.72, false],
                [0, "one after the other", 2, 5.4, 5.4, 5.38, 5.43, false],
                [0, "all at once", 1, 2.7, 2.7, 2.69, 2.72, false],
                [0, "all at once", 2, 5.4, 5.41, 5.4, 5.42, false],
                [0.5, "one after the other", 1, 5.3, 5.35, 5.3, 5.4, false],
                [0.5, "one after the other", 2, 10.6, 10.65, 10.6, 10.7, false],
                [0.5, "all at once", 1, 5.3, 5.35, 5.3, 5.4, false],
                [0.5, "all at once", 2, Gap, Gap, Gap, Gap, true]
            ),
            "lab-trace" => SampleTables.Rows(
                ["source", "vm", "time (s)", "remaining (bytes)"],
                ["model", "VM 1", 0.0, 6.6e7],
                ["model", "VM 1", 8.0, 0.0],
                ["model", "VM 1", 8.0, 3e7],
                ["model", "VM 1", 11.0, 0.0],
                ["QEMU", "VM 1", 0.1, 6.5e7],
                ["QEMU", "VM 1", 7.0, 8e6],
                ["QEMU", "VM 2", 11.2, 0.0]
            ),
            "lab-split" => SampleTables.Rows(
                [
                    "dirty rate / bandwidth",
                    "share of the first VM (%)",
                    .. Figure("makespan"),
                    .. Figure("first completion"),
                ],
                [0.1, 50, 6.6, 6.62, 6.6, 6.65, 6.6, 6.6, 6.59, 6.61],
                [0.1, 70, 6.4, Gap, Gap, Gap, 4.4, Gap, Gap, Gap],
                [0.1, 100, 5.9, 5.92, 5.9, 5.94, 2.9, 2.95, 2.94, 2.96],
                [0.6, 50, Gap, Gap, Gap, Gap, Gap, Gap, Gap, Gap],
                [0.6, 100, 12.0, 12.1, 12.0, 12.2, 6.0, 6.1, 6.0, 6.2]
            ),
            "lab-stream-cap" => SampleTables.Rows(
                [
                    "dirty rate / bandwidth",
                    "stream cap / link",
                    "schedule",
                    "VMs",
                    .. Figure("makespan"),
                ],
                [0.1, 1, "one after the other", 2, 5.9, 5.93, 5.9, 5.95],
                [0.1, 1, "all at once", 2, 6.6, 6.63, 6.6, 6.65],
                [0.1, 0.4, "one after the other", 2, 17.6, 17.7, 17.6, 17.8],
                [0.1, 0.4, "all at once", 2, 8.8, 8.85, 8.8, 8.9]
            ),
            _ => throw new ArgumentException($"no sample table for the chart {chart}"),
        };

    private static string[] Figure(string name) =>
        [$"predicted {name} (s)", $"{name} (s)", $"lowest {name} (s)", $"highest {name} (s)"];
}
