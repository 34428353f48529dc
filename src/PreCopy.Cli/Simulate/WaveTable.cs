using PreCopy.Scenarios.Clusters;
using Spectre.Console;

namespace PreCopy.Cli.Simulate;

/// <summary>When the nodes of each wave of a drain were empty; of many waves the first few and the last.</summary>
internal static class WaveTable
{
    private const int MostRows = 6;
    private const int MostNames = 4;

    public static Table Of(Simulation simulation, Drain drain)
    {
        var names = simulation.Scenario.Cluster!.NodeNames;
        var table = ResultTable.Bordered("wave", "nodes", "empty after (s)");
        table.Columns[1].LeftAligned();
        var waves = drain
            .Nodes.Zip(EmptiedNodes.Seconds(simulation, drain))
            .Chunk(drain.AtOnce)
            .Index()
            .ToArray();
        foreach (var (wave, nodes) in waves)
        {
            if (wave >= MostRows - 1 && wave < waves.Length - 1)
            {
                if (wave == MostRows - 1)
                    table.AddRow("…", "", "");
                continue;
            }

            table.AddRow(
                Figures.Count(wave + 1),
                Markup.Escape(Names([.. nodes.Select(node => names[node.First])])),
                Figures.Seconds(nodes.Max(node => node.Second))
            );
        }

        return table;
    }

    private static string Names(string[] names) =>
        names.Length <= MostNames
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames - 1))} and {Figures.Count(names.Length - MostNames + 1)} more";
}
