using PreCopy.Model.Curves;
using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Explaining;

/// <summary>
/// What binds, by counterfactuals at the medians. Convergence: a VM does not arrive; or one more at once, or twice as many, would be better by 2 % if
/// nothing were written and no limit set, but fewer VMs converge or arrive there, or a limit breaks. Otherwise, by what one fewer
/// at once would lose: the stream cap when most of that loss goes with the cap, the setup when most of it goes with the setup and
/// the switchover, whichever takes more; the link when neither does, or when fewer are not possible.
/// </summary>
/// <param name="fleet">The VMs.</param>
/// <param name="source">Makes the neighbours.</param>
/// <param name="oneAtATime">One at a time at the medians: the units of the objective.</param>
internal sealed class Bindings(Fleet fleet, CandidateSource source, DrawFigures oneAtATime)
{
    private const double Most = 0.5;
    private const double WorthIt = 1.02;

    public BindingLimit Of(Candidate candidate)
    {
        var link = fleet.Request.Link;
        var uncapped = link with
        {
            StreamCapBytesPerSecond = double.PositiveInfinity,
            Compression = link.Compression is { } compression ? new(compression.Ratio) : null,
        };
        if (Figures(fleet, candidate, link).LeftBehind > 0 || IsHeldByConvergence(candidate))
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
        var present = Score(still, candidate, request.Link).Objective;
        return new[] { candidate.PerNode + 1, 2 * candidate.PerNode }
            .Select(perNode => source.At(candidate, perNode))
            .Any(more =>
                Score(still, more, request.Link).Objective * WorthIt < present
                && Fails(more, candidate)
            );
    }

    private bool Fails(Candidate more, Candidate candidate)
    {
        var (failing, present) = (
            Figures(fleet, more, fleet.Request.Link),
            Figures(fleet, candidate, fleet.Request.Link)
        );
        return failing.NotConverged > present.NotConverged
            || failing.LeftBehind > present.LeftBehind
            || Scoring.Of(failing).BrokenLimits > Scoring.Of(present).BrokenLimits;
    }

    private DrawScore Score(Fleet vms, Candidate candidate, LinkSettings link) =>
        Scoring.Of(Figures(vms, candidate, link));

    private static DrawFigures Figures(Fleet vms, Candidate candidate, LinkSettings link) =>
        new FleetSimulator(vms, link).AtMedians().Run(candidate);

    private Scoring Scoring => new(fleet.Request, [oneAtATime]);
}
