using PreCopy.Planning.Draws;
using PreCopy.Planning.Explaining;
using PreCopy.Planning.Search;

namespace PreCopy.Planning;

/// <summary>Finds how many migrations to run at once, and in which order.</summary>
public static class Planner
{
    /// <summary>Plans: seeded draws of what is not known, every alternative simulated on each of them.</summary>
    /// <param name="request">What is to be planned.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; or null.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="ArgumentException">The request is out of its range; the message says where.</exception>
    public static MigrationPlan Plan(
        PlanRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancel = default
    )
    {
        RequestRules.Validate(request);
        var fleet = new Fleet(request);
        var source = new CandidateSource(fleet);
        var simulations = new Simulations(fleet, cancel);
        var baselines = Baselines(source, request.Platform);
        var trials = new PlanSearch(fleet, source, simulations, progress, cancel).Run([
            .. baselines.Select(baseline => baseline.Candidate).DistinctBy(each => each.Key),
        ]);
        var alternatives = new AlternativeList(trials, baselines);
        var plan = new MigrationPlan(
            request,
            null,
            [.. trials.Select(trial => alternatives[trial])]
        )
        {
            ByConcurrency =
            [
                .. Ranking.BestOfEachConcurrency(trials).Select(trial => alternatives[trial]),
            ],
        };
        var advice = new AdviceText(fleet, trials, alternatives, baselines);
        var best = trials[0];
        if (!best.IsEligible && request is not { MaxDowntimeSeconds: null, WithinSeconds: null })
        {
            var reason = new Impossibility(fleet, trials).Reason();
            return plan with { Impossible = reason, Advice = advice.Impossible(reason) };
        }

        var oneAtATime = simulations.AtMedians([source.OneAtATime])[0];
        var binding = new Bindings(fleet, source, oneAtATime).Of(best.Candidate);
        var rival = Rivals.Of(trials);
        return plan with
        {
            Recommended = alternatives[best],
            Rival = rival is null ? null : alternatives[rival],
            Binding = binding,
            Advice = advice.Recommended(binding, rival),
            Schedule = Schedules.Of(fleet, best.Candidate),
            AtRisk = new Risks(fleet, simulations, best.Candidate).Find(),
        };
    }

    private static (Candidate Candidate, string Name)[] Baselines(
        CandidateSource source,
        Platform platform
    ) =>
        [
            (source.OneAtATime, "one at a time"),
            .. source.Default is { } known
                ? [(known, $"{platform.Title}'s default")]
                : Array.Empty<(Candidate, string)>(),
            (source.AllAtOnce, "all at once"),
        ];
}
