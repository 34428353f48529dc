using PreCopy.Results;

namespace PreCopy.Tests.Charts;

/// <summary>A small table for each chart of a race or of instruction sets, with a gap wherever one is allowed.</summary>
internal static class RaceSampleTables
{
    private const double Gap = double.NaN;

    internal static Table For(string chart) =>
        chart switch
        {
            "kernel-goals-spread" => SampleTables.Rows(
                [
                    "case",
                    "unit",
                    "goal",
                    "measured",
                    "lowest launch",
                    "highest launch",
                    "launches",
                    "met",
                ],
                ["best kernel, one core", "ns/migration", 2.3, 2.1, 2.05, 2.4, 5, true],
                ["plain C++ loop", "times faster", 20, 17.5, 16.0, 21.0, 5, false],
                ["allocation", "bytes", 0, 0, 0, 0, 5, true]
            ),
            "where-the-speed-came-from" => SampleTables.Rows(
                [
                    "idea",
                    "kernel",
                    "time (ns/migration)",
                    "lowest launch (ns/migration)",
                    "highest launch (ns/migration)",
                    "times faster than before",
                    "times faster than the first",
                ],
                ["scalar loop", "Scalar", 35.0, 34.0, 36.5, 1.0, 1.0],
                ["masked lanes", "VectorMaskedLoop", 8.0, 7.9, 8.3, 4.4, 4.4],
                ["all cores", "ThreadedLifting", 1.1, Gap, Gap, 7.3, 31.8]
            ),
            "isa-ladder" => SampleTables.Rows(
                ["technique", "instruction set", "mean (ns/migration)", "error (ns/migration)"],
                ["masked loop", "scalar", 60.0, 1.0],
                ["masked loop", "256 bits", 8.0, Gap],
                ["lifting", "scalar", 12.0, 0.5],
                ["lifting", "256 bits", 2.1, 0.1]
            ),
            "roofline" => SampleTables.Rows(
                [
                    "contender",
                    "batch size",
                    "time (ns/migration)",
                    "lowest launch (ns/migration)",
                    "highest launch (ns/migration)",
                    "memory traffic (GB/s)",
                    "times memory alone",
                ],
                ["Scalar", 100, 36.0, 35.0, 37.0, 1.7, 60.0],
                ["Scalar", 10000000, 37.0, 36.0, 37.5, 1.6, 14.8],
                ["NativeMemoryShape", 100, 0.6, 0.58, 0.7, 101.7, 1.0],
                ["NativeMemoryShape", 10000000, 2.5, Gap, Gap, 24.4, Gap]
            ),
            "thread-scaling" => SampleTables.Rows(
                [
                    "batch size",
                    "threads",
                    "speedup",
                    "lowest launch",
                    "highest launch",
                    "fitted speedup",
                ],
                [100000, 1, 1.0, 1.0, 1.0, 1.0],
                [100000, 2, 1.9, 1.8, 1.95, 1.88],
                [10000000, 1, 1.0, 1.0, 1.0, Gap],
                [10000000, 2, 1.2, 1.15, 1.3, Gap]
            ),
            "against-native" => SampleTables.Rows(
                ["kernel", "native peer", "batch size", "ratio", "lowest launch", "highest launch"],
                ["Scalar", "NativeScalarLoop", 100000, 0.6, 0.59, 0.62],
                ["Avx2PipelinedLifting", "NativeLifting", 100000, 1.07, Gap, Gap]
            ),
            _ => throw new ArgumentException($"no sample table for the chart {chart}"),
        };
}
