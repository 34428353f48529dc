using PreCopy.Planning.Draws;

namespace PreCopy.Planning.Search;

/// <summary>A candidate, simulated on draws and scored.</summary>
internal sealed class Trial
{
    public Trial(Candidate candidate, DrawFigures[] draws, Scoring scoring, double confidence)
    {
        (Candidate, Draws) = (candidate, draws);
        Scores = Array.ConvertAll(draws, draw => scoring.Of(draw));
        Feasible = (double)Scores.Count(score => score.IsFeasible) / draws.Length;
        LeftBehind = Scores.Average(score => score.LeftBehind);
        Objective = Quantiles.Interval(Scores.Select(score => score.Objective));
        IsEligible = Feasible >= confidence - ShareTolerance;
    }

    private const double ShareTolerance = 1e-12;

    public Candidate Candidate { get; }

    /// <summary>What each draw came to.</summary>
    public DrawFigures[] Draws { get; }

    /// <summary>How good it is in each draw.</summary>
    public DrawScore[] Scores { get; }

    /// <summary>The share of the draws in which every VM arrives and every hard limit is kept.</summary>
    public double Feasible { get; }

    /// <summary>VMs that do not arrive, on average.</summary>
    public double LeftBehind { get; }

    /// <summary>The objective over the draws.</summary>
    public Interval Objective { get; }

    /// <summary>Whether it is feasible as often as the request wants.</summary>
    public bool IsEligible { get; }
}
