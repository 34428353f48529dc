using PreCopy.Comparison;
using Xunit;

namespace PreCopy.Tests.Comparison;

/// <summary>The comparison of many benchmarks.</summary>
public sealed class ComparerTests
{
    private static readonly Side Suite = new() { Benchmarks = 30 };

    // The intervals are not what these tests look at.
    private static readonly ComparisonSettings Quick = new() { Resamples = 100 };

    public static TheoryData<string> Machines =>
        ["calm", "noisy", "unlucky", "two modes", "one launch"];

    // Launches are drawn apart from each other here, as processes are: no seed may find more than the level allows.
    [Theory]
    [MemberData(nameof(Machines))]
    public void Runs_of_one_program_seldom_differ_anywhere(string machine)
    {
        var side = machine switch
        {
            "calm" => Suite,
            "noisy" => Suite with { BetweenLaunches = 0.03, BetweenIterations = 0.03 },
            "unlucky" => Suite with { UnluckyLaunches = 0.05 },
            "two modes" => Suite with { Modes = 0.06, UnluckyLaunches = 0.05 },
            _ => Suite with { Launches = 1, BetweenLaunches = 0.02, UnluckyLaunches = 0.05 },
        };
        const int Runs = 40;

        var alarms = Enumerable
            .Range(0, Runs)
            .Select(run =>
                Comparer.Compare(side.Measure(2 * run), side.Measure(2 * run + 1), Quick)
            )
            .Count(compared => compared.Count(Verdict.Slower) + compared.Count(Verdict.Faster) > 0);

        Assert.InRange(alarms, 0, Runs * Quick.Significance);
    }

    [Fact]
    public void A_calm_suite_is_the_same_throughout() =>
        Assert.Equal(
            30,
            Comparer.Compare(Suite.Measure(1), Suite.Measure(2), Quick).Count(Verdict.Same)
        );

    [Fact]
    public void A_suite_twice_as_slow_is_slower_throughout()
    {
        var compared = Comparer.Compare(
            Suite.Measure(1),
            (Suite with { Nanoseconds = 200 }).Measure(2),
            Quick
        );
        Assert.Equal(30, compared.Count(Verdict.Slower));
        Assert.InRange(compared.GeometricMeanRatio, 1.99, 2.01);
    }

    // Three launches that happen to agree are no proof of calm where all others differ.
    [Fact]
    public void A_benchmark_is_not_taken_to_be_calmer_than_the_suite()
    {
        var noisy = Suite with { BetweenLaunches = 0.03 };
        var (before, after) = (noisy.Measure(1), noisy.Measure(2));
        var calm = new Side { BetweenLaunches = 0 };
        before[0] = calm.Measure(1)[0];
        after[0] = (calm with { Nanoseconds = 106 }).Measure(2)[0];

        Assert.Equal(
            Verdict.Inconclusive,
            Comparer.Compare(before, after, Quick).Benchmarks[0].Verdict
        );
        Assert.Equal(
            Verdict.Slower,
            Comparer.Compare(before[..1], after[..1], Quick).Benchmarks[0].Verdict
        );
    }

    [Fact]
    public void What_only_one_side_has_is_listed()
    {
        var all = Suite.Measure(1);
        var compared = Comparer.Compare(all[..3], all[1..4], Quick);
        Assert.Equal([Side.Key(1), Side.Key(2)], compared.Benchmarks.Select(each => each.Key));
        Assert.Equal([Side.Key(0)], compared.OnlyInBaseline);
        Assert.Equal([Side.Key(3)], compared.OnlyInContender);
    }

    [Theory]
    [InlineData("ab", "ab", false)]
    [InlineData("ab", "cd", true)]
    [InlineData("", "cd", false)]
    public void Other_answers_are_noticed(string before, string after, bool changed) =>
        Assert.Equal(
            changed,
            Comparer
                .Compare(
                    new Side { Checksum = before }.Measure(1),
                    new Side { Checksum = after }.Measure(1),
                    Quick
                )
                .Benchmarks[0]
                .AnswersChanged
        );

    [Fact]
    public void Nothing_in_common_has_no_mean()
    {
        var compared = Comparer.Compare([], Suite.Measure(1), Quick);
        Assert.Empty(compared.Benchmarks);
        Assert.True(double.IsNaN(compared.GeometricMeanRatio));
    }
}
