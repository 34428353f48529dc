using PreCopy.Comparison;
using Xunit;

namespace PreCopy.Tests.Comparison;

/// <summary>The verdict on one benchmark.</summary>
public sealed class VerdictTests
{
    private static readonly Side Usual = new();

    [Theory]
    [InlineData(1.0, Verdict.Same)]
    [InlineData(1.01, Verdict.Same)]
    [InlineData(1.2, Verdict.Slower)]
    [InlineData(2.0, Verdict.Slower)]
    [InlineData(1 / 1.2, Verdict.Faster)]
    [InlineData(0.5, Verdict.Faster)]
    public void A_shift_is_seen_where_it_is_beyond_the_noise(double factor, Verdict verdict)
    {
        var compared = Compare(Usual, Usual with { Nanoseconds = 100 * factor });
        Assert.Equal(verdict, compared.Verdict);
        Assert.Equal("", compared.Reason);
        Assert.InRange(compared.Ratio.Ratio / factor, 0.99, 1.01);
        Assert.InRange(factor, compared.Ratio.Lower * 0.99, compared.Ratio.Upper * 1.01);
    }

    [Fact]
    public void Both_parts_of_the_threshold_count()
    {
        var (before, after) = (Usual with { Nanoseconds = 0.5 }, Usual with { Nanoseconds = 0.54 });
        Assert.Equal(Verdict.Slower, Compare(before, after, new(0.03, 0)).Verdict);
        Assert.Equal(Verdict.Same, Compare(before, after, new(0.03, 0.1)).Verdict);
        Assert.Equal(Verdict.Same, Compare(before, after, new(0.2, 0)).Verdict);
    }

    [Fact]
    public void Fewer_than_ten_samples_say_nothing()
    {
        var few = Usual with { Iterations = 3 };
        var compared = Compare(few, few with { Nanoseconds = 1000 });
        Assert.Equal(Verdict.Inconclusive, compared.Verdict);
        Assert.Equal("9 and 9 samples, at least 10 a side are needed", compared.Reason);
        Assert.InRange(compared.Ratio.Ratio, 9.5, 10.5);
    }

    [Theory]
    [InlineData(1, 1.0, Verdict.Inconclusive)]
    [InlineData(1, 1.7, Verdict.Inconclusive)]
    [InlineData(2, 1.7, Verdict.Inconclusive)]
    [InlineData(1, 2.2, Verdict.Slower)]
    [InlineData(1, 0.4, Verdict.Faster)]
    public void Few_launches_show_only_what_no_unlucky_launch_explains(
        int launches,
        double factor,
        Verdict verdict
    )
    {
        var few = Usual with { Launches = launches };
        var compared = Compare(few, few with { Nanoseconds = 100 * factor });
        Assert.Equal(verdict, compared.Verdict);
        Assert.Equal(
            verdict == Verdict.Inconclusive,
            compared.Reason.Contains("at least 3 a side", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(100, Verdict.Same)]
    [InlineData(110, Verdict.Slower)]
    [InlineData(102, Verdict.Same)]
    [InlineData(90, Verdict.Faster)]
    public void Without_any_variance_the_difference_alone_decides(double after, Verdict verdict)
    {
        double[][] Constant(double value) =>
            [.. Enumerable.Repeat(new[] { value, value, value, value }, 3)];

        var compared = Compare(Side.Of(Constant(100)), Side.Of(Constant(after)));
        Assert.Equal(verdict, compared.Verdict);
        Assert.Equal(compared.Ratio.Ratio, compared.Ratio.Lower);
        Assert.Equal(compared.Ratio.Ratio, compared.Ratio.Upper);
    }

    [Fact]
    public void Ties_do_no_harm()
    {
        double[][] Rounded(double shift) =>
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(_ => Enumerable.Range(0, 12).Select(i => shift + i % 2).ToArray()),
            ];

        Assert.Equal(Verdict.Same, Compare(Side.Of(Rounded(100)), Side.Of(Rounded(100))).Verdict);
        Assert.Equal(Verdict.Slower, Compare(Side.Of(Rounded(100)), Side.Of(Rounded(120))).Verdict);
    }

    [Fact]
    public void An_unlucky_launch_makes_a_benchmark_inconclusive_and_its_interval_wide()
    {
        double[][] calm = [.. Usual.Measure(1)[0].LaunchNanoseconds];
        double[][] unlucky = [calm[0], calm[1], [.. calm[2].Select(ns => 1.5 * ns)]];
        var compared = Compare(Side.Of(calm), Side.Of(unlucky));
        Assert.Equal(Verdict.Inconclusive, compared.Verdict);
        Assert.Equal("the launches differ too much to tell", compared.Reason);
        Assert.InRange(compared.Ratio.Ratio, 0.98, 1.02);
        Assert.InRange(compared.Ratio.Upper, 1.4, 1.6);
    }

    [Fact]
    public void Times_in_two_heaps_are_warned_of()
    {
        double[][] launches =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(launch =>
                    Enumerable
                        .Range(0, 18)
                        .Select(i => (i % 2 == 0 ? 100.0 : 110) + 0.1 * ((i * 7 + launch) % 11))
                        .ToArray()
                ),
        ];
        var compared = Compare(Usual.Measure(1)[0], Side.Of(launches));
        Assert.StartsWith("diff: bimodal", Assert.Single(compared.Warnings));
        Assert.Empty(Compare(Usual, Usual).Warnings);
    }

    [Fact]
    public void What_is_no_time_is_left_out_and_told()
    {
        var good = Usual.Measure(1)[0];
        double[][] broken =
        [
            [.. good.LaunchNanoseconds[0], double.NaN, double.PositiveInfinity],
            [.. good.LaunchNanoseconds[1], 0, -5],
            good.LaunchNanoseconds[2],
            [double.NaN],
        ];
        var compared = Compare(Side.Of(broken), good with { Checksum = "" });
        Assert.Equal(
            "base: 5 samples that are no times are left out",
            Assert.Single(compared.Warnings)
        );
        Assert.Equal(Verdict.Same, compared.Verdict);
        Assert.Equal(1, compared.Ratio.Ratio);
    }

    [Fact]
    public void Nothing_but_broken_samples_is_inconclusive()
    {
        var compared = Compare(Side.Of([double.NaN, 0]), Usual.Measure(1)[0]);
        Assert.Equal(Verdict.Inconclusive, compared.Verdict);
        Assert.True(double.IsNaN(compared.Ratio.Ratio));
        Assert.StartsWith("0 and 54 samples", compared.Reason);
    }

    [Fact]
    public void The_same_samples_have_the_same_interval() =>
        Assert.Equal(
            Compare(Usual, Usual with { Nanoseconds = 105 }).Ratio,
            Compare(Usual, Usual with { Nanoseconds = 105 }).Ratio
        );

    private static BenchmarkComparison Compare(
        Side before,
        Side after,
        NoiseThreshold? noise = null
    ) => Compare(before.Measure(1)[0], after.Measure(2)[0], noise);

    private static BenchmarkComparison Compare(
        MeasuredBenchmark before,
        MeasuredBenchmark after,
        NoiseThreshold? noise = null
    ) =>
        Assert.Single(
            Comparer
                .Compare(
                    [before],
                    [after],
                    ComparisonSettings.Usual with
                    {
                        Noise = noise ?? NoiseThreshold.Usual,
                    }
                )
                .Benchmarks
        );
}
