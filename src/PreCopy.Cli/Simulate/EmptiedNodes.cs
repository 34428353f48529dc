using PreCopy.Scenarios.Clusters;

namespace PreCopy.Cli.Simulate;

/// <summary>When the nodes of a drain were empty.</summary>
internal static class EmptiedNodes
{
    /// <summary>
    /// For each node of <see cref="Drain.Nodes"/>, when its last VM had left it; for a node without VMs, when the waves before
    /// its own were done. In seconds; +infinity when a VM never leaves.
    /// </summary>
    public static double[] Seconds(Simulation simulation, Drain drain)
    {
        var cluster = simulation.Scenario.Cluster!;
        var left = new double?[cluster.NodeNames.Count];
        var waves = new double[drain.Waves];
        for (var i = 0; i < simulation.Results.Length; i++)
        {
            var (move, end) = (cluster.Moves.Span[i], simulation.Results.Span[i].EndSeconds);
            left[move.Source] = Math.Max(left[move.Source] ?? 0, end);
            waves[move.Wave] = Math.Max(waves[move.Wave], end);
        }

        for (var wave = 1; wave < waves.Length; wave++)
            waves[wave] = Math.Max(waves[wave], waves[wave - 1]);
        return
        [
            .. drain.Nodes.Select(
                (node, index) =>
                    left[node] ?? (drain.WaveOf(index) is > 0 and var wave ? waves[wave - 1] : 0)
            ),
        ];
    }
}
