using PreCopy.Planning.Draws;
using PreCopy.SharedLink;

namespace PreCopy.Planning.Search;

/// <summary>Simulates on many threads; every result has its place, so that the answer does not depend on the threads.</summary>
internal sealed class Simulations(Fleet fleet, CancellationToken cancel)
{
    private readonly ParallelOptions _options = new()
    {
        MaxDegreeOfParallelism = fleet.Request.Threads,
        CancellationToken = cancel,
    };

    /// <summary>Every candidate at the medians.</summary>
    public DrawFigures[] AtMedians(IReadOnlyList<Candidate> candidates)
    {
        var figures = new DrawFigures[candidates.Count];
        EachOf(
            figures.Length,
            () => new FleetSimulator(fleet, fleet.Request.Link).AtMedians(),
            (i, simulator) => figures[i] = simulator.Run(candidates[i])
        );
        return figures;
    }

    /// <summary>Every candidate on the first so many draws.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="drawDone">Told when a draw is done; or null.</param>
    /// <returns>The draws of each candidate.</returns>
    public DrawFigures[][] OnDraws(
        IReadOnlyList<Candidate> candidates,
        int draws,
        Action? drawDone = null
    )
    {
        DrawFigures[][] figures = [.. candidates.Select(_ => new DrawFigures[draws])];
        EachOf(
            draws,
            () => new FleetSimulator(fleet, fleet.Request.Link),
            (draw, simulator) =>
            {
                simulator.AtDraw(draw);
                for (var i = 0; i < figures.Length; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    figures[i][draw] = simulator.Run(candidates[i]);
                }

                drawDone?.Invoke();
            }
        );
        return figures;
    }

    /// <summary>What became of each VM in every draw.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="link">The link of the request, or another one to compare with.</param>
    /// <param name="count">Whether an outcome counts.</param>
    /// <returns>The share of the draws in which it does, for each VM in the order of the request.</returns>
    public double[] Shares(Candidate candidate, LinkSettings link, Func<VmResult, bool> count)
    {
        var counts = new int[fleet.Count];
        EachOf(
            fleet.Draws,
            () => new FleetSimulator(fleet, link),
            (draw, simulator) =>
            {
                simulator.AtDraw(draw);
                var results = simulator.Results(candidate);
                for (var i = 0; i < results.Length; i++)
                    if (count(results[i]))
                        Interlocked.Increment(ref counts[candidate.Sequence[i]]);
            }
        );
        return Array.ConvertAll(counts, number => (double)number / fleet.Draws);
    }

    /// <summary>Does work number 0 … count − 1, each thread with something of its own.</summary>
    public void EachOf<TOwn>(int count, Func<TOwn> own, Action<int, TOwn> work) =>
        Parallel.For(
            0,
            count,
            _options,
            own,
            (i, _, mine) =>
            {
                work(i, mine);
                return mine;
            },
            _ => { }
        );
}
