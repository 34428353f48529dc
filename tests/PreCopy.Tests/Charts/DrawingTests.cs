using PreCopy.Charts.Drawing;
using PreCopy.Charts.Gallery;
using Xunit;

namespace PreCopy.Tests.Charts;

public sealed class DrawingTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.05, "0.05")]
    [InlineData(0.000012, "0.000012")]
    [InlineData(14.239, "14.2")]
    [InlineData(99.97, "100")]
    [InlineData(1959.05, "1,959")]
    [InlineData(1e6, "1,000,000")]
    [InlineData(-0.25, "-0.25")]
    public void Numbers_have_three_digits(double value, string expected) =>
        Assert.Equal(expected, Format.Number(value));

    [Theory]
    [InlineData(0.275, "275 ms")]
    [InlineData(0, "0 s")]
    [InlineData(14.24, "14.2 s")]
    public void Seconds_below_one_are_milliseconds(double value, string expected) =>
        Assert.Equal(expected, Format.Seconds(value));

    [Theory]
    [InlineData(8589934592, "8 GiB")]
    [InlineData(687194767, "655 MiB")]
    [InlineData(1073700000, "1 GiB")]
    public void Bytes_are_binary(double value, string expected) =>
        Assert.Equal(expected, Format.Bytes(value));

    [Fact]
    public void Linear_ticks_are_round_and_exact() =>
        Assert.Equal(
            ["0", "0.1", "0.2", "0.3", "0.4", "0.5"],
            Scale.Linear(0, 0.5).Ticks.Select(tick => tick.Label)
        );

    [Theory]
    [InlineData(1, 10, "1 1.5 2 3 5 7 10")]
    [InlineData(0.9, 120, "1 2 5 10 20 50 100")]
    [InlineData(0.01, 1000, "0.01 0.1 1 10 100 1,000")]
    public void Logarithmic_ticks_thin_out_with_the_span(
        double low,
        double high,
        string expected
    ) =>
        Assert.Equal(
            expected.Split(' '),
            Scale.Logarithmic(low, high).Ticks.Select(tick => tick.Label)
        );

    [Theory]
    [InlineData(4, "1 2 3 4")]
    [InlineData(24, "2 4 6 8 10 12 14 16 18 20 22 24")]
    [InlineData(60, "5 10 15 20 25 30 35 40 45 50 55 60")]
    public void Many_counts_have_ticks_at_multiples(int most, string expected)
    {
        double[] counts = [.. Enumerable.Range(1, most)];
        Assert.Equal(
            expected.Split(' '),
            Scale.Linear(0.5, most + 0.5).WithCounts(counts).Ticks.Select(tick => tick.Label)
        );
    }

    [Fact]
    public void Bars_start_at_zero()
    {
        var scale = Scale.FromZero([30, double.NaN, 40]);
        Assert.Equal(0, scale.Low);
        Assert.True(scale.High > 40);
    }

    [Fact]
    public void Logarithmic_scale_leaves_room_around_the_data()
    {
        var scale = Scale.Logarithmic([1, double.PositiveInfinity, 100]);
        Assert.InRange(scale.Low, 0.5, 0.99);
        Assert.InRange(scale.High, 101, 200);
        Assert.Equal(0.5, scale.Share(10), 12);
    }

    [Fact]
    public void An_axis_needs_a_range() =>
        Assert.Throws<ArgumentException>(() => Scale.Linear(3, 3));

    [Fact]
    public void Gaps_break_a_line()
    {
        var runs = Runs.Of([1, 2, 3, 4, 5], [1, double.NaN, 3, 4, double.PositiveInfinity]);
        Assert.Equal(
            [
                [(1, 1)],
                [(3, 3), (4, 4)],
            ],
            runs
        );
    }

    [Theory]
    [InlineData(new[] { 10f, 50 }, new[] { 10f, 50 })]
    [InlineData(new[] { 10f, 12 }, new[] { 10f, 25 })]
    [InlineData(new[] { 12f, 10 }, new[] { 25f, 10 })]
    [InlineData(new[] { 99f, 98 }, new[] { 100f, 85 })]
    [InlineData(new float[0], new float[0])]
    public void Labels_move_apart_within_their_limits(float[] wanted, float[] expected) =>
        Assert.Equal(expected, Spacing.Spread(wanted, 15, 0, 100));

    [Fact]
    public void Text_breaks_at_spaces_and_loses_no_word()
    {
        const string text = "Two at once take longer than one after the other, by far";
        var lines = Lettering.Wrap(text, TextStyle.Finding, 120);
        Assert.True(lines.Count > 2);
        Assert.Equal(text, string.Join(' ', lines));
        Assert.All(lines, line => Assert.True(Lettering.Width(line, TextStyle.Finding) <= 120));
    }

    [Fact]
    public void Neighbours_that_never_converge_are_one_stretch() =>
        Assert.Equal([(3, 5), (9, 9)], NeverColumns.Stretches([5, 4, 9, 3]));
}
