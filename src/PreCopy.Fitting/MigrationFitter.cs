using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;
using PreCopy.Model;
using PreCopy.Model.Observations;

namespace PreCopy.Fitting;

/// <summary>Fits a rate, a working set and a bandwidth to whole migrations, through the model of one migration at its share.</summary>
public static class MigrationFitter
{
    /// <summary>The curves that whole migrations can tell: they say too little for more than two numbers.</summary>
    public static IReadOnlyList<string> Curves { get; } =
    [CurveShape.Capped.Name, CurveShape.Saturating.Name];

    private const int Fewest = 3;
    private const double MostScatter = 0.5;

    // The first pass alone: below it pages were left out; so little above it says nothing of the guest's writing.
    private const double LeastSent = 0.98;
    private const double LeastResent = 0.005;

    /// <summary>Fits one kind of curve.</summary>
    /// <param name="migrations">The migrations.</param>
    /// <param name="curve">One of <see cref="Curves"/>.</param>
    /// <param name="policy">When the system that ran them pauses the VM.</param>
    /// <param name="settings">Seed and so on.</param>
    /// <exception cref="ArgumentException">Whole migrations cannot tell such a curve, or the policy can end no migration.</exception>
    public static MigrationFit Fit(
        IReadOnlyList<ObservedMigration> migrations,
        string curve,
        StopPolicy policy,
        FitSettings settings
    )
    {
        var shape =
            CurveShape.All.FirstOrDefault(each => each.Name == curve && Curves.Contains(curve))
            ?? throw new ArgumentException(
                $"whole migrations cannot tell a curve '{curve}'",
                nameof(curve)
            );
        if (TooLittle(migrations) is { } refusal)
            return new(new CurveFit { Curve = curve, Reason = refusal }, default, []);
        var search = new MigrationSearch(migrations, shape, policy);
        var best = search.Best(search.Observed);
        var residuals = search.Residuals(best, search.Observed);
        var drawn = Draw(search, best, residuals, settings);
        var rate = Interval(MigrationSearch.Rate);
        var workingSet = Interval(search.WorkingSet);
        var predicted = search.TotalSeconds(best);
        var observed = migrations.Select(each => each.TotalSeconds).ToArray();
        var varies = observed.PopulationVariance() * observed.Length;
        var left = observed.Zip(predicted, (seen, said) => (seen - said) * (seen - said)).Sum();
        var rms = Math.Sqrt(residuals.Average(each => each * each));
        return new(
            new CurveFit
            {
                Curve = curve,
                Reason = Reason(rms, rate, workingSet),
                RateBytesPerSecond = rate,
                WorkingSetBytes = workingSet,
                RSquared = varies > 0 ? 1 - left / varies : double.NaN,
                RmsRelativeResidual = rms,
                Model = shape.Model([(MigrationSearch.Rate(best), search.WorkingSet(best))]),
            },
            search.Parameters == 3 ? Interval(search.Bandwidth) : default,
            predicted
        );

        Estimate Interval(Func<double[], double> parameter) =>
            Estimate.Of(parameter(best), [.. drawn.Select(parameter)], settings.Confidence);
    }

    private static double[][] Draw(
        MigrationSearch search,
        double[] best,
        double[] residuals,
        FitSettings settings
    )
    {
        var count = residuals.Length / 2;
        var random = new MersenneTwister(settings.Seed);
        var drawn = new double[settings.Resamples][];
        var again = new double[residuals.Length];
        for (var i = 0; i < drawn.Length; i++)
        {
            var spread = Bootstrap.Spread(residuals.Length, search.Parameters, random);
            // A migration's two residuals hang together and are drawn together.
            for (var j = 0; j < count; j++)
            {
                var other = random.Next(count);
                again[j] = Expected(j) + spread * residuals[other];
                again[count + j] = Expected(count + j) + spread * residuals[count + other];
            }

            drawn[i] = search.Best(again, isCoarse: true);
        }

        return drawn;

        double Expected(int i) => search.Observed[i] - residuals[i];
    }

    private static string? TooLittle(IReadOnlyList<ObservedMigration> migrations) =>
        migrations.Count < Fewest
            ? $"too few migrations: {migrations.Count}, and at least {Fewest} are needed"
        : migrations
            .Select(each => (each.MemoryBytes, each.Concurrency, each.BandwidthBytesPerSecond))
            .Distinct()
            .Count() < 2
            ? "all migrations are of the same memory at the same share of the link: rate and working set cannot be told apart; vary the concurrency, the bandwidth or the memory"
        : Median(migrations, each => each.BytesSent / each.MemoryBytes) < LeastSent
            ? "the migrations sent less than their memory: zero pages or compression; give as memory what the first pass sends"
        : migrations.Max(each => each.BytesSent / each.MemoryBytes) < 1 + LeastResent
            ? "the migrations sent next to nothing again: they do not show how fast the guests write"
        : null;

    private static double Median(
        IReadOnlyList<ObservedMigration> migrations,
        Func<ObservedMigration, double> value
    ) => migrations.Select(value).Median();

    private static string? Reason(double rms, Estimate rate, Estimate workingSet) =>
        rms > MostScatter
            ? $"the model explains these migrations with no rate and working set: it misses by {rms:P0}"
        : !rate.IsDetermined
            ? $"these migrations do not determine the rate: it is between {Words.Rate(rate.Low!.Value)} and {Words.Rate(rate.High!.Value)}"
        : !workingSet.IsDetermined
            ? $"these migrations do not determine the working set: it is between {Words.Bytes(workingSet.Low!.Value)} and {Words.Bytes(workingSet.High!.Value)}"
        : null;
}
