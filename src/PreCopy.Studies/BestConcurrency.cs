using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>The best concurrency over stream cap and setup, for guests that write more and more: sharing costs, and ever less of it pays.</summary>
public sealed class BestConcurrency : IStudy
{
    private const string Ratio = "dirty rate / bandwidth";
    private const string Cap = "stream cap / link";
    private const string Setup = "setup (s)";
    private const string Best = "best concurrency";

    private static readonly double[] DirtyRatios = [0.01, 0.1, 0.3, 0.5];

    // Quotients: a cap of 0.3 is the number that a dirty ratio of 0.3 is, and nothing shrinks.
    private static readonly double[] StreamCaps =
    [
        .. Enumerable.Range(4, 37).Select(i => i / 40.0),
    ];
    private static readonly double[] Setups = [.. Enumerable.Range(0, 41).Select(i => i / 4.0)];

    /// <inheritdoc/>
    public string Name => "best-concurrency";

    /// <inheritdoc/>
    public string Question =>
        "How many at once are best: over what a stream carries, what a setup takes and how fast guests write?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ConcurrencySearch.Place[] places =
        [
            .. from ratio in DirtyRatios
            from cap in StreamCaps
            from setup in Setups
            select new ConcurrencySearch.Place(ratio, cap, setup),
        ];
        var data = new Table(Ratio, Cap, Setup, Best, "time saved (%)");
        foreach (
            var (place, best) in places.Zip(ConcurrencySearch.FindAll(places, context.Cancellation))
        )
            data.Add(
                place.DirtyRatio,
                place.StreamCap,
                place.SetupSeconds,
                best.AtOnce,
                100 * best.Saved
            );
        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var ratios = data.Distinct(Ratio);
        var shares = ratios
            .Select(ratio => $"{OneAtATime(data.Where(Ratio, ratio)):0.#}")
            .ToArray();
        var best = ratios.Select(ratio => At(data.Where(Ratio, ratio), "1", "2.5")).ToArray();
        return $"Guests that write at D/B = {Listed(ratios)}: one at a time is best on {Listed(shares)} % of the map where a migration ends at all; "
            + $"with a setup of 2.5 s over a stream that fills the link, the best number is {Listed(best)}.";
    }

    private static string At(Table rows, string cap, string setup) =>
        rows.Where(Cap, cap).Where(Setup, setup).Texts(Best)[0];

    private static string Listed(string[] words) =>
        $"{string.Join(", ", words[..^1])} and {words[^1]}";

    private static double OneAtATime(Table rows)
    {
        var ends = rows.Numbers(Best).Where(double.IsFinite).ToArray();
        return 100.0 * ends.Count(best => best == 1) / ends.Length;
    }
}
