using PreCopy.Scenarios.Quantities;
using PreCopy.SharedLink;
using Spectre.Console;

namespace PreCopy.Cli.Simulate;

/// <summary>Shows a result to people: the VMs, the totals beside those of one VM at a time, and a verdict.</summary>
internal static class ResultTable
{
    private const int MostRows = 40;

    public static void Write(Simulation simulation)
    {
        var console = Screen.Open();
        console.WriteLine(Heading(simulation));
        console.Write(Vms(simulation));
        if (simulation.Results.Length > MostRows)
            console.WriteLine(
                $"and {Figures.Count(simulation.Results.Length - MostRows)} more VMs; --json prints them all."
            );
        console.Write(Totals(simulation));
        console.WriteLine(Verdict.Of(simulation));
    }

    private static string Heading(Simulation simulation)
    {
        var scenario = simulation.Scenario;
        var count = scenario.Vms.Length == 1 ? "1 VM" : $"{Figures.Count(scenario.Vms.Length)} VMs";
        var link = Quantity.Rate.Print(scenario.Settings.BandwidthBytesPerSecond);
        var policy = scenario.Preset is { } preset
            ? $"stop policy of {preset.Title}"
            : "own stop policy";
        return $"{count} over {link}, {policy}, {Verdict.Schedule(simulation)}";
    }

    private static Table Vms(Simulation simulation)
    {
        var table = Bordered(
            "VM",
            "start (s)",
            "end (s)",
            "downtime (s)",
            "sent (MiB)",
            "live rounds",
            "outcome"
        );
        var results = simulation.Results.Span;
        for (var i = 0; i < Math.Min(results.Length, MostRows); i++)
            table.AddRow(
                Markup.Escape(simulation.Scenario.Names[i]),
                Figures.Seconds(results[i].StartSeconds),
                Figures.Seconds(results[i].EndSeconds),
                Figures.Pause(results[i].DowntimeSeconds),
                Figures.Mebibytes(results[i].BytesSent),
                Figures.Count(results[i].LiveRounds),
                results[i].Outcome.Word()
            );
        table.Columns[^1].LeftAligned();
        return table;
    }

    private static Table Totals(Simulation simulation)
    {
        var table = Bordered("total", Verdict.Schedule(simulation));
        if (Verdict.AtOnce(simulation) > 1)
            table.AddColumn(new TableColumn("one at a time").RightAligned());
        Row("makespan (s)", totals => Figures.Seconds(totals.MakespanSeconds));
        Row("mean completion (s)", totals => Figures.Seconds(totals.MeanCompletionSeconds));
        Row("longest downtime (s)", totals => Figures.Pause(totals.MaxDowntimeSeconds));
        Row("sent (MiB)", totals => Figures.Mebibytes(totals.BytesSent));
        Row("  first pass (MiB)", totals => Figures.Mebibytes(totals.FirstPassBytes));
        Row("  re-sent (MiB)", totals => Figures.Mebibytes(totals.ResentBytes));
        Row("not converged (VMs)", totals => Figures.Count(totals.NotConverged));
        return table;

        void Row(string name, Func<BatchTotals, string> figure) =>
            table.AddRow(
                new[] { name, figure(simulation.Totals), figure(simulation.Sequential) }
                    .Take(table.Columns.Count)
                    .ToArray()
            );
    }

    private static Table Bordered(string first, params ReadOnlySpan<string> figures)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var figure in figures)
            table.AddColumn(new TableColumn(figure).RightAligned());
        return table;
    }
}
