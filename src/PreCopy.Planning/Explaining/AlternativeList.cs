using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;

namespace PreCopy.Planning.Explaining;

/// <summary>Trials as alternatives, with the names that some are known by and how often each is the best.</summary>
internal sealed class AlternativeList
{
    private readonly Dictionary<Trial, Alternative> _alternatives = [];

    /// <param name="trials">All trials on the same draws.</param>
    /// <param name="known">Candidates that have a name besides.</param>
    public AlternativeList(
        IReadOnlyList<Trial> trials,
        IReadOnlyList<(Candidate, string Name)> known
    )
    {
        var names = known.ToLookup(each => each.Item1.Key, each => each.Name);
        var best = TimesBest(trials);
        for (var i = 0; i < trials.Count; i++)
            _alternatives[trials[i]] = Of(trials[i]) with
            {
                KnownAs = string.Join(", ", names[trials[i].Candidate.Key]),
                ProbabilityBest = (double)best[i] / trials[i].Scores.Length,
            };
    }

    /// <summary>The alternative of a trial.</summary>
    public Alternative this[Trial trial] => _alternatives[trial];

    private static int[] TimesBest(IReadOnlyList<Trial> trials)
    {
        var times = new int[trials.Count];
        for (var draw = 0; draw < trials[0].Scores.Length; draw++)
        {
            var best = DrawScore.Worst;
            foreach (var trial in trials)
                if (trial.Scores[draw].IsBetterThan(best))
                    best = trial.Scores[draw];
            for (var i = 0; i < times.Length; i++)
                times[i] += best.IsClearlyBetterThan(trials[i].Scores[draw]) ? 0 : 1;
        }

        return times;
    }

    private static Alternative Of(Trial trial) =>
        new(
            trial.Candidate.PerNode,
            trial.Candidate.InAll,
            trial.Candidate.Order,
            trial.Candidate.Split
        )
        {
            MakespanSeconds = Over(trial, draw => draw.MakespanSeconds),
            MeanCompletionSeconds = Over(trial, draw => draw.MeanCompletionSeconds),
            BytesSent = Over(trial, draw => draw.BytesSent),
            MaxDowntimeSeconds = Over(trial, draw => draw.MaxDowntimeSeconds),
            TotalDowntimeSeconds = Over(trial, draw => draw.TotalDowntimeSeconds),
            ExposureSeconds = Over(trial, draw => draw.ExposureSeconds),
            NotConverged = Over(trial, draw => draw.NotConverged),
            Objective = trial.Objective,
            Feasible = trial.Feasible,
        };

    private static Interval Over(Trial trial, Func<DrawFigures, double> figure) =>
        Quantiles.Interval(trial.Draws.Select(figure));
}
