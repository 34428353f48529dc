using System.Globalization;
using PreCopy.Benchmarks;
using PreCopy.Results;

namespace PreCopy.Tests.House;

/// <summary>The README's table of what a plan and a cluster cost in the committed results.</summary>
internal static class ReadmePlanCost
{
    private static readonly (string Class, string What, string Parameter)[] Rows =
    [
        (nameof(PlannerDraws), "a draw, and a way to migrate simulated on it", "Vms=10"),
        (nameof(PlannerDraws), "a draw, and a way to migrate simulated on it", "Vms=100"),
        (nameof(WholePlans), "a plan of 500 draws", "Vms=12"),
        (nameof(WholePlans), "a plan of 500 draws", "Vms=100"),
        (nameof(ClusterGrowth), "a rolling maintenance of 100 VMs a node", "Vms=10000"),
        (nameof(ClusterGrowth), "a rolling maintenance of 100 VMs a node", "Vms=100000"),
    ];

    public static string Format(ResultsFolder folder)
    {
        var measured = TableCsv.Load(folder.Data(ResultsFolder.Benchmarks));
        return "| benchmark | what it does | VMs | takes | allocates |\n|---|---|--:|--:|--:|\n"
            + string.Concat(Rows.Select(row => Line(measured, row)));
    }

    private static string Line(Table measured, (string Class, string What, string Parameter) row)
    {
        var of = measured.Where("class", row.Class).Where("parameters", row.Parameter);
        var vms = int.Parse(row.Parameter.Split('=')[1], CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| `{row.Class}` | {row.What} | {vms:#,0} | {Time(of.Numbers("mean (ns)")[0])} | {Size(of.Numbers("allocated (bytes)")[0])} |\n"
        );
    }

    private static string Time(double nanoseconds) =>
        nanoseconds < 1e6 ? $"{nanoseconds / 1e3:0.0} µs" : $"{nanoseconds / 1e6:0.0} ms";

    private static string Size(double bytes) =>
        bytes < 1e3 ? $"{bytes:0} B" : $"{bytes / 1e6:0.0} MB";
}
