using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using PreCopy.Benchmarks.Answers;

namespace PreCopy.Benchmarks.Columns;

/// <summary>The suite's own columns: the speed in the field's unit, and what each case computed.</summary>
public static class CaseColumns
{
    private const string Kernel = "Kernel";
    private const string BaselineKernel = "Scalar";

    /// <summary>The suite's own columns, in order.</summary>
    public static IColumn[] All { get; } =
    [
        new CaseColumn("Ratio", "Mean over the mean of the Scalar kernel in the same case", Ratio),
        new CaseColumn("Migrations/s", "Simulated migrations per second", MigrationsPerSecond),
        new CaseColumn(
            "Makespan",
            "Simulated makespan, the mean over the batches of an invocation",
            (_, benchmark) => Number(CaseAnswers.Of(benchmark).MakespanSeconds, "0.0 s")
        ),
        new CaseColumn(
            "Slowdown",
            "Simulated makespan over that of the same VMs one after another",
            (_, benchmark) => Number(CaseAnswers.Of(benchmark).Slowdown, "0.000")
        ),
        new CaseColumn(
            "Checksum",
            "Hash of the answer's bits: equal answers, equal checksums",
            (_, benchmark) => CaseAnswers.Of(benchmark).ChecksumText
        ),
    ];

    private static string MigrationsPerSecond(Summary summary, BenchmarkCase benchmark)
    {
        var migrations = CaseAnswers.Of(benchmark).MigrationsPerOperation;
        return Number(
            migrations == 0 ? null : migrations * 1e9 / Mean(summary, benchmark),
            "0,,.00 M"
        );
    }

    // BenchmarkDotNet compares methods; kernels are values of a parameter, because they come from the registry.
    private static string Ratio(Summary summary, BenchmarkCase benchmark)
    {
        var baseline = summary.BenchmarksCases.FirstOrDefault(other =>
            other.Descriptor.WorkloadMethod == benchmark.Descriptor.WorkloadMethod
            && other.Parameters.Items.Any(item =>
                item.Name == Kernel && Equals(item.Value, BaselineKernel)
            )
            && OtherParameters(other).SequenceEqual(OtherParameters(benchmark))
        );
        return Number(
            baseline is null ? null : Mean(summary, benchmark) / Mean(summary, baseline),
            "0.00"
        );
    }

    private static IEnumerable<(string, object)> OtherParameters(BenchmarkCase benchmark) =>
        benchmark
            .Parameters.Items.Where(item => item.Name != Kernel)
            .Select(item => (item.Name, item.Value));

    private static double? Mean(Summary summary, BenchmarkCase benchmark) =>
        summary[benchmark]?.ResultStatistics?.Mean;

    private static string Number(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? CaseColumn.Nothing;
}
