using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>Makespan and downtime over concurrency by stop policy: what one holds down, the other lets go.</summary>
internal sealed class DowntimeVsConcurrencyChart()
    : TableChart(
        "downtime-vs-concurrency",
        "A downtime limit pays in time, any other limit pays in downtime",
        "policy",
        "concurrency",
        "downtime (s)",
        "makespan (s)"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "concurrency");
        RequirePositive(data, "makespan (s)");
        RequirePositive(data, "downtime (s)");
        var looks = Looks.Of(Looks.Policies, data.Distinct("policy"));
        Add(figure, data, looks, new Caption("Makespan", "(s)"), "makespan (s)");
        Add(figure, data, looks, new Caption("Downtime of a VM", "(s)"), "downtime (s)");
        figure.LegendTitle = "Stop policy";
        foreach (var policy in data.Distinct("policy"))
            figure.Explain(policy, looks[policy]);
    }

    private static void Add(
        Figure figure,
        Table data,
        IReadOnlyDictionary<string, Look> looks,
        Caption caption,
        string column
    )
    {
        var panel = figure.Add(
            Scales.Concurrency(data),
            Scale.Logarithmic(data.Numbers(column)),
            caption,
            "Migrations at once"
        );
        foreach (var (place, policy) in data.Distinct("policy").Index())
        {
            var rows = data.Where("policy", policy);
            var (counts, values) = (rows.Numbers("concurrency"), rows.Numbers(column));
            // Each thinner than the one beneath: where policies agree, all of them are seen.
            panel.Line(counts, values, looks[policy], 4 - place, 11 - 2 * place);
            if (column == "makespan (s)")
                NeverLabel.Add(panel, counts, values, looks[policy], "at once");
        }
    }
}
