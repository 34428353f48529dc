using PreCopy.Cli.Simulate;
using PreCopy.Model;
using PreCopy.SharedLink;
using PreCopy.Tests.Scenarios;

namespace PreCopy.Tests.Cli;

/// <summary>Made-up results of a scenario with nodes.</summary>
internal static class ClusterResults
{
    /// <summary>A simulation whose migrations end when it is said, the rest of them with the last.</summary>
    public static Simulation Ending(string json, params double[] endSeconds)
    {
        var scenario = ScenarioText.Read(json);
        VmResult[] results =
        [
            .. Enumerable
                .Range(0, scenario.Cluster!.Moves.Length)
                .Select(move => endSeconds[Math.Min(move, endSeconds.Length - 1)])
                .Select(end => new VmResult(0, end, 0.05, 1 << 30, 2, Outcome.Converged)),
        ];
        return new(scenario, Totals(2), Totals(4), results);
    }

    private static BatchTotals Totals(double makespan) =>
        new(makespan, makespan, 1 << 30, 1 << 30, 0, 0.05, 0.05, 0);
}
