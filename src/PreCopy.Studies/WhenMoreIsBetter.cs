using MathNet.Numerics;
using MathNet.Numerics.RootFinding;
using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>The best concurrency where one stream cannot fill the link, or a migration has a fixed cost.</summary>
public sealed class WhenMoreIsBetter : IStudy
{
    private const double DirtyRatio = 0.05;

    private static readonly double[] StreamCaps = Generate.LinearSpaced(46, 0.1, 1.0);
    private static readonly double[] Setups = Generate.LinearSpaced(51, 0, 5);

    /// <inheritdoc/>
    public string Name => "when-more-is-better";

    /// <inheritdoc/>
    public string Question => "When is one migration at a time not the best?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ConcurrencySearch.Place[] places =
        [
            .. from cap in StreamCaps
            from setup in Setups
            select new ConcurrencySearch.Place(DirtyRatio, cap, setup),
        ];
        var best = ConcurrencySearch.FindAll(places, context.Cancellation);
        var data = new Table(
            "stream cap / link",
            "setup (s)",
            "best concurrency",
            "time saved (%)"
        );
        foreach (var (place, found) in places.Zip(best))
            data.Add(place.StreamCap, place.SetupSeconds, found.AtOnce, 100 * found.Saved);
        return new(data, Finding(best));
    }

    private static string Finding(ConcurrencySearch.Best[] best)
    {
        var search = new ConcurrencySearch();
        var breakEven = Brent.FindRoot(setup => Lost(search, setup), 0, Setups[^1]);
        var atThreeTenths = best[Array.FindIndex(StreamCaps, cap => cap > 0.299) * Setups.Length];
        return $"One at a time is right where one stream fills the link and the setup takes less than {breakEven:F2} s; where a stream carries "
            + $"only 0.3 of the link, {atThreeTenths.AtOnce} at once end {atThreeTenths.Saved:P0} sooner.";
    }

    private static double Lost(ConcurrencySearch search, double setup)
    {
        var place = new ConcurrencySearch.Place(DirtyRatio, 1, setup);
        return search.Makespan(place, 2) - search.Makespan(place, 1);
    }
}
