using PreCopy.Model.Curves;
using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Explaining;

/// <summary>
/// What binds, by counterfactuals at the medians. Convergence: one more at once, or twice as many, would be better if nothing
/// were written and no limit set. Otherwise, by what one fewer at once would lose: the stream cap when most of that loss goes
/// with the cap, the setup when most of it goes with the setup and the switchover, whichever takes more; the link when neither
/// does, or when fewer are not possible.
/// </summary>
/// <param name="fleet">The VMs.</param>
/// <param name="source">Makes the neighbours.</param>
/// <param name="oneAtATime">One at a time at the medians: the units of the objective.</param>
internal sealed class Bindings(Fleet fleet, CandidateSource source, DrawFigures oneAtATime)
{
    private const double Most = 0.5;

    public BindingLimit Of(Candidate candidate)
    {
        var link = fleet.Request.Link;
        var uncapped = link with
        {
            StreamCapBytesPerSecond = double.PositiveInfinity,
            Compression = link.Compression is { } compression ? new(compression.Ratio) : null,
        };
        if (IsHeldByConvergence(candidate))
            return BindingLimit.Convergence;
        if (fleet.Count == 1)
            return Score(fleet, candidate, uncapped)
                .IsClearlyBetterThan(Score(fleet, candidate, link))
                ? BindingLimit.StreamCap
                : BindingLimit.Link;
        var fewer = source.At(candidate, candidate.PerNode - 1);
        var immediate = link with { SetupSeconds = 0, SwitchoverSeconds = 0 };
        var (present, withoutCap, withoutSetup) = (Loss(link), Loss(uncapped), Loss(immediate));
        if (!(present > DrawScore.Tie - 1) || Math.Min(withoutCap, withoutSetup) > Most * present)
            return BindingLimit.Link;
        return withoutCap <= withoutSetup ? BindingLimit.StreamCap : BindingLimit.Setup;

        double Loss(LinkSettings settings) =>
            Score(fleet, fewer, settings).Objective / Score(fleet, candidate, settings).Objective
            - 1;
    }

    private bool IsHeldByConvergence(Candidate candidate)
    {
        var request = fleet.Request;
        AnyCurve nothing = new CappedCurve(0, 0);
        var still = new Fleet(
            request with
            {
                MaxDowntimeSeconds = null,
                WithinSeconds = null,
                Vms = [.. request.Vms.Select(vm => vm with { Dirty = nothing })],
            }
        );
        var present = Score(still, candidate, request.Link);
        return new[] { candidate.PerNode + 1, 2 * candidate.PerNode }.Any(perNode =>
            Score(still, source.At(candidate, perNode), request.Link).IsClearlyBetterThan(present)
        );
    }

    private DrawScore Score(Fleet vms, Candidate candidate, LinkSettings link) =>
        new Scoring(vms.Request, [oneAtATime]).Of(
            new FleetSimulator(vms, link).AtMedians().Run(candidate)
        );
}
