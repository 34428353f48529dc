using System.Globalization;

namespace PreCopy.Comparison;

/// <summary>A benchmark that both sides measured.</summary>
internal sealed class Pair(
    MeasuredBenchmark baseline,
    MeasuredBenchmark contender,
    ComparisonSettings settings
)
{
    private readonly double _noise = settings.Noise.Ratio(baseline.MedianNanoseconds);

    /// <summary>Whether both sides have the samples that a verdict takes.</summary>
    public bool HasSamples => FewestOf(side => side.Count) >= ComparisonSettings.FewestSamples;

    /// <summary>Whether they also have the launches that tell how much launches differ.</summary>
    public bool HasLaunches =>
        FewestOf(side => side.Launches.Count) >= ComparisonSettings.FewestLaunches;

    /// <summary>How much its launches differ; see <see cref="LaunchSpread"/>.</summary>
    public double LaunchVariance => LaunchSpread.Variance(baseline, contender);

    /// <summary>The tests that its launches allow.</summary>
    public OneSidedTests Test(double typicalVariance) =>
        HasLaunches
            ? OneSidedTests.OfLaunches(baseline, contender, _noise, typicalVariance)
            : OneSidedTests.OfIterations(baseline, contender, _noise);

    /// <summary>The verdict of its tests, the difference's p-value corrected.</summary>
    public BenchmarkComparison Judge(OneSidedTests tests, double different)
    {
        var ratio = RatioInterval.Of(baseline.Launches, contender.Launches, settings);
        var isDifferent = different <= settings.Significance;
        var verdict =
            isDifferent && tests.Slower < tests.Faster && ratio.Lower > _noise ? Verdict.Slower
            : isDifferent && tests.Faster < tests.Slower && ratio.Upper < 1 / _noise
                ? Verdict.Faster
            : tests.Same <= settings.Significance && ratio.IsWithin(_noise) ? Verdict.Same
            : Verdict.Inconclusive;
        return Result(ratio, verdict, different, tests.Same) with
        {
            Reason =
                verdict != Verdict.Inconclusive ? ""
                : HasLaunches ? "the launches differ too much to tell"
                : FewLaunches,
        };
    }

    /// <summary>What is left to say without samples enough.</summary>
    public BenchmarkComparison Untested() =>
        Result(
            FewestOf(side => side.Count) == 0
                ? new(double.NaN, double.NaN, double.NaN)
                : RatioInterval.Of(baseline.Launches, contender.Launches, settings),
            Verdict.Inconclusive,
            different: 1,
            same: 1
        ) with
        {
            Reason = string.Create(
                CultureInfo.InvariantCulture,
                $"{baseline.Count} and {contender.Count} samples, at least {ComparisonSettings.FewestSamples} a side are needed"
            ),
        };

    private string FewLaunches =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{baseline.Launches.Count} and {contender.Launches.Count} launches: below a factor of {ComparisonSettings.LaunchLottery} a process's luck may be the cause, at least {ComparisonSettings.FewestLaunches} a side tell"
        );

    private BenchmarkComparison Result(
        RatioInterval ratio,
        Verdict verdict,
        double different,
        double same
    ) =>
        new()
        {
            Key = baseline.Key,
            Baseline = baseline,
            Contender = contender,
            Ratio = ratio,
            Noise = _noise,
            Verdict = verdict,
            DifferentPValue = different,
            SamePValue = same,
            Warnings = [.. Warnings("base", baseline), .. Warnings("diff", contender)],
        };

    private static IEnumerable<string> Warnings(string name, MeasuredBenchmark side)
    {
        if (side.Broken > 0)
            yield return $"{name}: {side.Broken} samples that are no times are left out";
        if (
            side.Count >= ComparisonSettings.FewestSamples
            && Modes.AreSeveral(side.Launches.SelectMany(launch => launch))
        )
            yield return $"{name}: bimodal, its times lie in several heaps";
    }

    private int FewestOf(Func<MeasuredBenchmark, int> count) =>
        Math.Min(count(baseline), count(contender));
}
