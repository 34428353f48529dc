using PreCopy.Studies.Histories;
using Xunit;

namespace PreCopy.Tests.Studies.Histories;

public sealed class ChangePointsTests
{
    [Theory]
    [InlineData(10, 5)]
    [InlineData(20, 13)]
    [InlineData(40, 5)]
    public void A_level_starts_with_the_first_run_of_it(int runs, int start)
    {
        var noise = SyntheticHistory.Noise(runs, 0.01, seed: 7);

        Assert.Equal(
            [start],
            ChangePoints.In([.. noise.Select((n, i) => i < start ? n : 0.8 * n)])
        );
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.0)]
    [InlineData(1.1)]
    public void The_first_run_of_a_level_is_blamed_whatever_its_rank(double first)
    {
        var noise = SyntheticHistory.Noise(30, 0.01, seed: 4);
        noise[14] = first;

        Assert.Equal([14], ChangePoints.In([.. noise.Select((n, i) => i < 14 ? n : 1.5 * n)]));
        Assert.Equal([14], ChangePoints.In([.. noise.Select((n, i) => i < 14 ? n : n / 1.5)]));
    }

    [Fact]
    public void Several_steps_are_several()
    {
        var noise = SyntheticHistory.Noise(30, 0.01, seed: 3);

        Assert.Equal(
            [10, 20],
            ChangePoints.In([.. noise.Select((n, i) => i is >= 10 and < 20 ? 1.5 * n : n)])
        );
    }

    [Fact]
    public void Noise_alone_is_seldom_taken_for_a_step()
    {
        var alarms = Enumerable
            .Range(1, 200)
            .Count(seed => ChangePoints.In(SyntheticHistory.Noise(30, 0.03, seed)).Count > 0);

        Assert.InRange(alarms, 0, 10);
    }

    [Fact]
    public void Without_any_noise_a_step_is_a_step_and_a_level_none()
    {
        double[] level = [.. Enumerable.Repeat(5.0, 20)];

        Assert.Empty(ChangePoints.In(level));
        Assert.Equal([12], ChangePoints.In([.. level.Select((t, i) => i < 12 ? t : 2 * t)]));
    }

    [Fact]
    public void A_steady_step_below_the_noise_threshold_is_none()
    {
        double[] level = [.. Enumerable.Repeat(5.0, 20)];

        Assert.Empty(ChangePoints.In([.. level.Select((t, i) => i < 12 ? t : 1.04 * t)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void Too_short_a_series_has_no_steps(int runs) =>
        Assert.Empty(
            ChangePoints.In([.. Enumerable.Range(0, runs).Select(i => i < 5 ? 1.0 : 9.0)])
        );

    [Fact]
    public void One_outlier_is_no_level() =>
        Assert.Empty(
            ChangePoints.In([
                .. SyntheticHistory.Noise(20, 0.01, seed: 5).Select((n, i) => i == 9 ? 3 * n : n),
            ])
        );
}
