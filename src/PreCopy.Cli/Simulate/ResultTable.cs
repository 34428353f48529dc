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
                $"and {Figures.Count(simulation.Results.Length - MostRows)} more {simulation.Kind}; --json prints them all."
            );
        console.Write(Totals(simulation));
        if (simulation.Scenario.Cluster?.Drain is { } drain)
            console.Write(WaveTable.Of(simulation, drain));
        console.WriteLine(Verdict.Of(simulation));
    }

    private static string Heading(Simulation simulation)
    {
        var scenario = simulation.Scenario;
        var count = simulation.Results.Length;
        var things =
            count == 1 ? $"1 {simulation.Kind[..^1]}" : $"{Figures.Count(count)} {simulation.Kind}";
        var where = scenario.Cluster is { } cluster
            ? $"between {ClusterWords.Of(cluster.Settings)}"
            : $"over {Quantity.Rate.Print(scenario.Settings.BandwidthBytesPerSecond)}";
        return $"{things} {where}, {scenario.PolicyTitle}, {Verdict.Schedule(simulation)}";
    }

    private static Table Vms(Simulation simulation)
    {
        var results = simulation.Results;
        var columns = Column.Speaking(results.Span);
        var route = RouteColumn.Of(simulation.Scenario.Cluster);
        var table = Bordered(
            "VM",
            [.. route.Select(end => end.Heading), .. columns.Select(column => column.Heading)]
        );
        for (var i = 0; i < Math.Min(results.Length, MostRows); i++)
            table.AddRow([
                Markup.Escape(simulation.NameOf(i)),
                .. route.Select(end => end.Text(i)),
                .. columns.Select(column => column.Figure(results.Span[i])),
            ]);
        foreach (var words in table.Columns.Take(1 + route.Length).Append(table.Columns[^1]))
            words.LeftAligned();
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
        if (simulation.Scenario.Settings.Policy.CanConverge)
            Row($"not converged ({simulation.Kind})", totals => Figures.Count(totals.NotConverged));
        RowOf("sent in vain (MiB)", totals => totals.WastedBytes, Figures.Mebibytes);
        RowOf("time in vain (s)", totals => totals.WastedSeconds, Figures.Seconds);
        RowOf("throttled away (vCPU-s)", totals => totals.LostVcpuSeconds, Figures.VcpuSeconds);
        return table;

        // A price is a row only where somebody pays it.
        void RowOf(string name, Func<BatchTotals, double> price, Func<double, string> figure)
        {
            if (price(simulation.Totals) > 0 || price(simulation.Sequential) > 0)
                Row(name, totals => figure(price(totals)));
        }

        void Row(string name, Func<BatchTotals, string> figure) =>
            table.AddRow(
                new[] { name, figure(simulation.Totals), figure(simulation.Sequential) }
                    .Take(table.Columns.Count)
                    .ToArray()
            );
    }

    public static Table Bordered(string first, params ReadOnlySpan<string> figures)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (var figure in figures)
            table.AddColumn(new TableColumn(figure).RightAligned());
        return table;
    }
}
