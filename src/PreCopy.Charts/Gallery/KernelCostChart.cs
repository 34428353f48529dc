using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The measured cost of one simulated migration over batch size, by kernel.</summary>
internal sealed class KernelCostChart()
    : TableChart(
        "kernel-cost",
        "The kernel decides what a simulated migration costs",
        "kernel",
        "batch size",
        "mean (ns/migration)",
        "error (ns/migration)"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "batch size");
        RequirePositive(data, "batch size");
        RequirePositive(data, "mean (ns/migration)");
        var sizes = data.Numbers("batch size");
        var panel = figure.Add(
            Scale.Logarithmic(sizes, 0.04).WithTicks(sizes.Distinct().Order()),
            Scales.WithErrors(data, "mean (ns/migration)", "error (ns/migration)"),
            new Caption("Cost of a migration", "(ns, mean and 99.9 % interval)"),
            "Migrations in a batch"
        );
        var looks = Looks.Of(Looks.Kernels, data.Distinct("kernel"));
        foreach (var kernel in data.Distinct("kernel"))
        {
            var rows = data.Where("kernel", kernel);
            var (batches, means) = (
                rows.Numbers("batch size"),
                rows.Numbers("mean (ns/migration)")
            );
            panel.Errors(batches, means, rows.Numbers("error (ns/migration)"), looks[kernel]);
            panel.Line(batches, means, looks[kernel]);
            var last = Array.FindLastIndex(means, double.IsFinite);
            if (last >= 0)
                panel.NameAtEnd(kernel, batches[last], means[last], looks[kernel]);
        }
    }
}
