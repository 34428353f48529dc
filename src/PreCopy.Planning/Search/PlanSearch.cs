using PreCopy.Planning.Draws;

namespace PreCopy.Planning.Search;

/// <summary>
/// The search for the best candidate: all at the medians, then on a few draws, then those that are left on all draws. How much
/// is tried on the way depends on the number of VMs and draws alone, never on the clock.
/// </summary>
internal sealed class PlanSearch(
    Fleet fleet,
    CandidateSource source,
    Simulations simulations,
    IProgress<double>? progress,
    CancellationToken cancel
)
{
    // Migrations simulated in each part of the search: some seconds of a core in all, for up to some hundred VMs.
    private const double OrderWork = 3e5;
    private const double ScreeningWork = 4e5;
    private const double ContenderWork = 3e6;

    private const int MostSimulationsOfAnOrder = 4000;
    private const int SearchedConcurrencies = 6;
    private const int ScreeningDraws = 64;
    private const int FewestScreeningDraws = 12;
    private const int FewestContenders = 10;
    private const int MostContenders = 24;
    private const int SplitContenders = 3;

    // What is worse than that needs no interval, and VMs that hardly converge are slow to simulate.
    private const double MostTimesTheBest = 3;

    // The share of the progress before the contenders.
    private const double Screened = 0.2;

    /// <summary>The contenders on all draws, best first, the baselines among them.</summary>
    /// <param name="baselines">What must be among them, one at a time first.</param>
    public Trial[] Run(IReadOnlyList<Candidate> baselines)
    {
        var atMedians = AtMedians(baselines);
        progress?.Report(Screened / 2);
        var screened = Screen(baselines, [.. atMedians.Select(trial => trial.Candidate)]);
        progress?.Report(Screened);
        var contenders = Contenders(baselines, screened);
        var done = 0;
        return Ranking.BestFirst(
            Tried(
                contenders,
                fleet.Draws,
                () =>
                    progress?.Report(
                        Screened + (1 - Screened) * Interlocked.Increment(ref done) / fleet.Draws
                    )
            )
        );
    }

    private List<Trial> AtMedians(IReadOnlyList<Candidate> baselines)
    {
        var scoring = new Scoring(fleet.Request, simulations.AtMedians([baselines[0]]));
        List<Trial> trials = [];
        TryAtMedians(baselines.Concat(source.Coarse()));
        TryAtMedians(source.Around(Ranking.Best(trials).Candidate.PerNode));
        TryAtMedians(Searched(trials, scoring));
        return trials;

        void TryAtMedians(IEnumerable<Candidate> candidates)
        {
            Candidate[] distinct = [.. candidates.DistinctBy(candidate => candidate.Key)];
            var figures = simulations.AtMedians(distinct);
            trials.AddRange(
                distinct.Select((candidate, i) => Scored(candidate, [figures[i]], scoring))
            );
        }
    }

    // Where more wait than run, and more than one runs, the order decides.
    private IEnumerable<Candidate> Searched(IEnumerable<Trial> trials, Scoring scoring)
    {
        Trial[] ordered =
        [
            .. Ranking
                .BestOfEachConcurrency(trials)
                .Where(best =>
                    best.Candidate.InAll > 1 && fleet.HasToWait(best.Candidate.Concurrency)
                ),
        ];
        if (ordered.Length == 0)
            return [];
        Candidate[] starts =
        [
            .. Ranking
                .BestFirst(ordered)
                .Take(SearchedConcurrencies)
                .Select(best => best.Candidate),
        ];
        var budget = (int)
            Math.Min(MostSimulationsOfAnOrder, OrderWork / fleet.Count / starts.Length);
        var found = new Candidate?[starts.Length];
        simulations.EachOf(
            starts.Length,
            () => new OrderSearch(fleet, scoring, cancel),
            (i, search) => found[i] = search.Run(starts[i], budget)
        );
        return found.OfType<Candidate>();
    }

    private Trial[] Screen(IReadOnlyList<Candidate> baselines, IReadOnlyList<Candidate> candidates)
    {
        var draws = (int)
            Math.Clamp(
                ScreeningWork / fleet.Count / candidates.Count,
                FewestScreeningDraws,
                ScreeningDraws
            );
        draws = Math.Min(draws, fleet.Draws);
        Candidate[] ordered = [.. baselines, .. candidates];
        ordered = [.. ordered.DistinctBy(candidate => candidate.Key)];
        var trials = Tried(ordered, draws);
        Candidate[] splits =
        [
            .. Ranking
                .BestFirst(trials)
                .Where(trial => trial.Candidate.InAll > 1)
                .Take(SplitContenders)
                .SelectMany(trial => source.Splits(trial.Candidate)),
        ];
        return splits.Length == 0 ? trials : Tried([.. ordered, .. splits], draws);
    }

    private Candidate[] Contenders(IReadOnlyList<Candidate> baselines, Trial[] screened)
    {
        var most = (int)
            Math.Clamp(ContenderWork / fleet.Count / fleet.Draws, FewestContenders, MostContenders);
        var best = Ranking.BestFirst(screened);
        var worth = best[0].Objective.Median * MostTimesTheBest;
        Trial[] each =
        [
            .. Ranking
                .BestFirst([.. Ranking.BestOfEachConcurrency(screened)])
                .Where(trial => trial.Objective.Median <= worth),
        ];
        // Of several nodes, each number out of a node goes before further numbers in all, and first the one out of each: it is
        // what one at a time is to one node.
        var outOfNode = each.DistinctBy(trial => trial.Candidate.PerNode)
            .OrderByDescending(trial => trial.Candidate.PerNode == 1);
        return
        [
            .. baselines
                .Concat(
                    best.Take(1)
                        .Concat(outOfNode)
                        .Concat(each)
                        .Concat(best)
                        .Select(trial => trial.Candidate)
                )
                .DistinctBy(candidate => candidate.Key)
                .Take(Math.Max(most, baselines.Count)),
        ];
    }

    // The first candidate is one at a time, whose figures are the units of the objective.
    private Trial[] Tried(IReadOnlyList<Candidate> candidates, int draws, Action? drawDone = null)
    {
        var figures = simulations.OnDraws(candidates, draws, drawDone);
        var scoring = new Scoring(fleet.Request, figures[0]);
        return [.. candidates.Select((candidate, i) => Scored(candidate, figures[i], scoring))];
    }

    private Trial Scored(Candidate candidate, DrawFigures[] figures, Scoring scoring) =>
        new(candidate, figures, scoring, fleet.Request.Confidence);
}
