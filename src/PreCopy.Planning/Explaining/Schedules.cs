using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Explaining;

/// <summary>A candidate at the medians, VM by VM.</summary>
internal static class Schedules
{
    public static ScheduledVm[] Of(Fleet fleet, Candidate candidate)
    {
        var link = fleet.Request.Link;
        var simulator = new FleetSimulator(fleet, link).AtMedians();
        var results = new VmResult[fleet.Count];
        var firstPassEnds = new double[fleet.Count];
        Array.Fill(firstPassEnds, double.NaN);
        var trace = new FirstPasses(firstPassEnds);
        if (fleet.Sources == 1)
            new TracedLinkEngine<AnyCurve, FirstPasses>(fleet.Count).Run(
                simulator.SharedLink(candidate),
                simulator.Admitted(candidate),
                results,
                ref trace,
                simulator.Usable
            );
        else
            new TracedClusterEngine<AnyCurve, FirstPasses>(fleet.Count).Run(
                simulator.Cluster(candidate),
                simulator.Moves(candidate),
                results,
                ref trace,
                simulator.Usable
            );

        return [.. results.Select((result, i) => Of(result, i))];

        ScheduledVm Of(VmResult result, int place)
        {
            var vm = candidate.Sequence[place];
            var firstPass = Math.Min(
                fleet.Medians[vm].MemoryBytes / link.MemoryRatio,
                result.BytesSent
            );
            return new(
                vm,
                result.StartSeconds,
                firstPassEnds[place],
                result.EndSeconds,
                result.DowntimeSeconds,
                firstPass,
                result.BytesSent - firstPass
            );
        }
    }

    // The last piece of the first pass ends it.
    private readonly struct FirstPasses(double[] ends) : ILinkTrace
    {
        public static bool IsEnabled => true;

        public void Sent(
            int vm,
            double startSeconds,
            double endSeconds,
            double rate,
            CopyPhase phase
        )
        {
            if (phase == CopyPhase.FirstPass)
                ends[vm] = endSeconds;
        }
    }
}
