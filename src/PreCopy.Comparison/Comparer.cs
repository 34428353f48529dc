namespace PreCopy.Comparison;

/// <summary>
/// Compares what two sides measured. A benchmark is called faster or slower only when a test says so after Holm's
/// correction for the number of benchmarks and the ratio's whole interval lies beyond the noise. Sameness needs no
/// correction: that nothing differs is claimed only when every benchmark's test says so, and such an intersection-union
/// test keeps the level of its parts (Berger, Technometrics 24, 1982).
/// </summary>
public static class Comparer
{
    /// <summary>Compares the benchmarks that both sides measured.</summary>
    /// <exception cref="ArgumentException">A side has a benchmark twice.</exception>
    public static ComparedResults Compare(
        IReadOnlyList<MeasuredBenchmark> baseline,
        IReadOnlyList<MeasuredBenchmark> contender,
        ComparisonSettings settings
    )
    {
        var after = contender.ToDictionary(side => side.Key);
        var before = baseline.ToDictionary(side => side.Key);
        var pairs = baseline
            .Where(side => after.ContainsKey(side.Key))
            .Select(side => new Pair(side, after[side.Key], settings))
            .ToArray();
        var typical = LaunchSpread.Typical(
            pairs.Where(pair => pair.HasLaunches).Select(pair => pair.LaunchVariance)
        );
        var tested = pairs.Where(pair => pair.HasSamples).ToArray();
        var tests = tested.Select(pair => pair.Test(typical)).ToArray();
        var corrected = Holm.Adjust([.. tests.Select(test => test.Different)]);
        var verdicts = tested
            .Select((pair, i) => (pair, verdict: pair.Judge(tests[i], corrected[i])))
            .ToDictionary(each => each.pair, each => each.verdict);
        return new(
            settings,
            [.. pairs.Select(pair => verdicts.GetValueOrDefault(pair) ?? pair.Untested())],
            [.. before.Keys.Where(key => !after.ContainsKey(key))],
            [.. after.Keys.Where(key => !before.ContainsKey(key))]
        );
    }
}
