using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;

namespace PreCopy.Planning.Explaining;

/// <summary>Why no candidate keeps the hard limits, in one sentence.</summary>
/// <param name="fleet">The VMs.</param>
/// <param name="trials">All trials, best first.</param>
internal sealed class Impossibility(Fleet fleet, IReadOnlyList<Trial> trials)
{
    private readonly PlanRequest _request = fleet.Request;
    private readonly Scoring _scoring = new(fleet.Request, trials[0].Draws);

    public string Reason()
    {
        if (MostOften(draw => draw.LeftBehind == 0) is { Share: var ends } && !IsEnough(ends))
            return $"{Limits()} is impossible: {Neediest(byDowntime: false)}";
        if (_request.MaxDowntimeSeconds is { } downtime)
            if (MostOften(_scoring.KeepsDowntime) is { Share: var kept } best && !IsEnough(kept))
                return $"no downtime above {Plain.Seconds(downtime)} is impossible: {Neediest(byDowntime: true)}; {Ways.Name(best.Trial.Candidate)} keeps it in {Plain.Share(kept)} of the draws";
        if (_request.WithinSeconds is { } within)
            if (MostOften(_scoring.KeepsTime) is { Share: var done } && !IsEnough(done))
                return $"done within {Plain.Seconds(within)} is impossible: {Fastest()}";
        var nearest = trials[0];
        return $"{Limits()} is impossible: what keeps one breaks the other, and {Ways.Name(nearest.Candidate)} keeps both in {Plain.Share(nearest.Feasible)} of the draws";
    }

    private string Limits() =>
        string.Join(
            " and ",
            new[]
            {
                _request.MaxDowntimeSeconds is { } downtime
                    ? $"no downtime above {Plain.Seconds(downtime)}"
                    : null,
                _request.WithinSeconds is { } within
                    ? $"done within {Plain.Seconds(within)}"
                    : null,
            }.OfType<string>()
        );

    // The VM that needs the most, even with the link to itself.
    private string Neediest(bool byDowntime)
    {
        int[] all = [.. Enumerable.Range(0, fleet.Count)];
        var (usable, curves) = Risks.Curves(fleet, all);
        var lone = all.Select(vm =>
                (
                    Name: _request.Vms[vm].Name,
                    Alone: new LoneVm(
                        _request.Link,
                        fleet.Medians[vm].MemoryBytes,
                        usable,
                        curves[vm]
                    ).OnTheLink()
                )
            )
            .ToArray();
        if (!byDowntime)
        {
            var (name, alone) = lone.MaxBy(each => each.Alone.LeftBehind);
            return $"{name} does not arrive in {Plain.Share(alone.LeftBehind)} of the draws even alone";
        }

        var worst = lone.MaxBy(each => each.Alone.DowntimeSeconds.High);
        var downtime = worst.Alone.DowntimeSeconds;
        return $"{worst.Name} needs {Plain.Seconds(downtime.Median)} even alone{Plain.Spread(downtime)}{Allowed()}";
    }

    // Then it is the policy that wants a lower limit, not the link more bandwidth.
    private string Allowed() =>
        _request.Link.Policy.DowntimeSeconds is { } allowed && allowed > _request.MaxDowntimeSeconds
            ? $", where the stop policy allows {Plain.Seconds(allowed)}"
            : "";

    private string Fastest()
    {
        var fastest = trials.MinBy(trial => Late(trial))!;
        var makespan = Quantiles.Interval(fastest.Draws.Select(draw => draw.MakespanSeconds));
        return $"the fastest, {Ways.Name(fastest.Candidate)}, takes {Plain.Seconds(makespan.Median)}{Plain.Spread(makespan)}";
    }

    private double Late(Trial trial) =>
        Quantiles.At(
            trial.Draws.Select(draw =>
                draw.LeftBehind > 0 ? double.PositiveInfinity : draw.MakespanSeconds
            ),
            _request.Confidence
        );

    private (Trial Trial, double Share) MostOften(Func<DrawFigures, bool> keeps) =>
        trials
            .Select(trial => (trial, (double)trial.Draws.Count(keeps) / trial.Draws.Length))
            .MaxBy(each => each.Item2);

    private bool IsEnough(double share) => share >= _request.Confidence;
}
