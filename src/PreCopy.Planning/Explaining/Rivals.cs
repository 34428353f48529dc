using PreCopy.Planning.Draws;
using PreCopy.Planning.Search;

namespace PreCopy.Planning.Explaining;

/// <summary>Whether the recommendation is too close to call.</summary>
internal static class Rivals
{
    private const double OftenEnough = 0.05;
    private const double NearEnough = 1.02;

    /// <summary>
    /// The best trial with another concurrency that is feasible as well, if it is better than the recommended one in more than
    /// 5 % of the draws and worse by less than 2 % at the median of the paired draws; otherwise null.
    /// </summary>
    /// <param name="trials">All trials, best first.</param>
    public static Trial? Of(IReadOnlyList<Trial> trials)
    {
        var (recommended, bar) = (trials[0], Bar.For(trials));
        var rival = trials.FirstOrDefault(trial =>
            trial.Candidate.Concurrency != recommended.Candidate.Concurrency && bar.IsMetBy(trial)
        );
        return
            rival is not null
            && BetterShare(rival, recommended) > OftenEnough
            && MedianRatio(rival, recommended) < NearEnough
            ? rival
            : null;
    }

    /// <summary>The share of the draws in which a trial is clearly better than another one.</summary>
    public static double BetterShare(Trial trial, Trial than) =>
        (double)
            trial
                .Scores.Zip(than.Scores)
                .Count(paired => paired.First.IsClearlyBetterThan(paired.Second))
        / trial.Scores.Length;

    /// <summary>The median, over the draws, of how many times the other's objective a trial's is.</summary>
    public static double MedianRatio(Trial trial, Trial other) =>
        Quantiles.At(
            trial
                .Scores.Zip(other.Scores)
                .Select(paired => Ratio(paired.First.Objective, paired.Second.Objective)),
            0.5
        );

    // Also of two that are 0, or that never end.
    private static double Ratio(double objective, double other) =>
        objective == other ? 1 : objective / other;
}
