using System.Globalization;
using System.Text;

namespace PreCopy.Results;

/// <summary>The measurements as Markdown, a table for each benchmark class.</summary>
internal static class BenchmarkMarkdown
{
    private static readonly (double Nanoseconds, string Name)[] Units =
    [
        (1e9, "s"),
        (1e6, "ms"),
        (1e3, "µs"),
        (1, "ns"),
    ];

    /// <summary>Appends a section with the measurements.</summary>
    public static void Append(StringBuilder page, Table benchmarks, bool hasSamples)
    {
        page.Append(
            "\n## Benchmarks\n\n"
                + "Mean time per operation ± half of its 99.9 % confidence interval. The checksum is a hash of the answers: "
                + "cases that compute the same thing have the same. [Data](data/benchmarks.csv)"
                + (hasSamples ? " · [every iteration](data/benchmark-samples.csv)" : "")
                + "\n"
        );
        foreach (var name in benchmarks.Distinct(BenchmarkTable.Class))
            AppendClass(page, name, benchmarks.Where(BenchmarkTable.Class, name));
    }

    private static void AppendClass(StringBuilder page, string name, Table rows)
    {
        var ofOneJob = rows.Distinct(BenchmarkTable.Job) is [""];
        page.Append(
            CultureInfo.InvariantCulture,
            $"\n### {name}\n\n| method | parameters |{(ofOneJob ? "" : " job |")} mean | n | allocated | makespan | slowdown | checksum |\n"
        );
        page.Append(ofOneJob ? "|---|---|" : "|---|---|---|").Append("--:|--:|--:|--:|--:|---|\n");
        var means = rows.Numbers(BenchmarkTable.Mean);
        var errors = rows.Numbers(BenchmarkTable.Error);
        var makespans = rows.Numbers(BenchmarkTable.Makespan);
        var slowdowns = rows.Numbers(BenchmarkTable.Slowdown);
        for (var i = 0; i < rows.Rows.Count; i++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Cell(BenchmarkTable.Method)} | {Cell(BenchmarkTable.Parameters)} |{Job()} {Time(means[i], errors[i])} "
            );
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Cell(BenchmarkTable.Samples)} | {Bytes(Cell(BenchmarkTable.Allocated))} "
            );
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Number(makespans[i], "0.00 's'")} | {Number(slowdowns[i], "0.000")} | `{Cell(BenchmarkTable.Checksum)}` |\n"
            );

            string Job() => ofOneJob ? "" : $" {Cell(BenchmarkTable.Job)} |";

            string Cell(string column) => rows.Texts(column)[i].Replace("|", "\\|");
        }
    }

    private static string Time(double mean, double error)
    {
        var (size, unit) = Units.FirstOrDefault(unit => mean >= unit.Nanoseconds, Units[^1]);
        var value = Number(mean / size, "0.00");
        return double.IsNaN(error)
            ? $"{value} {unit}"
            : $"{value} ± {Number(error / size, "0.00")} {unit}";
    }

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Bytes(string bytes) => bytes.Length == 0 ? "" : $"{bytes} B";
}
