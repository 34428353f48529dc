using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>What a shared link costs over concurrency: the engine to simulate it, the migrations to go through it.</summary>
internal sealed class SharingCostChart()
    : TableChart(
        "sharing-cost",
        "Sharing is cheap to simulate and dear to live through",
        "split",
        "concurrency",
        "engine cost (ns/batch)",
        "error (ns/batch)",
        "simulated makespan (s)"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "concurrency");
        RequirePositive(data, "engine cost (ns/batch)");
        RequirePositive(data, "simulated makespan (s)");
        var looks = Looks.Of(Looks.Splits, data.Distinct("split"));
        var cost = figure.Add(
            Scales.Concurrency(data),
            Scales.WithErrors(data, "engine cost (ns/batch)", "error (ns/batch)", 1e-3),
            new Caption("Measured: engine per batch", "(µs, mean and 99.9 % interval)"),
            "Migrations at once"
        );
        var makespan = figure.Add(
            Scales.Concurrency(data),
            Scale.Logarithmic(data.Numbers("simulated makespan (s)")),
            new Caption("Simulated: makespan", "(s)"),
            "Migrations at once"
        );
        foreach (var split in data.Distinct("split"))
        {
            var rows = data.Where("split", split);
            var counts = rows.Numbers("concurrency");
            var costs = rows.Numbers("engine cost (ns/batch)").Select(ns => ns / 1e3).ToArray();
            var errors = rows.Numbers("error (ns/batch)").Select(ns => ns / 1e3).ToArray();
            cost.Errors(counts, costs, errors, looks[split]);
            cost.Line(counts, costs, looks[split]);
            makespan.Line(counts, rows.Numbers("simulated makespan (s)"), looks[split]);
            figure.Explain(split, looks[split]);
        }
        figure.LegendTitle = "Split of the link";
    }
}
