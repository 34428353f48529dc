using PreCopy.Lab.Sessions;
using Xunit;

namespace PreCopy.Tests.Lab.Sessions;

/// <summary>Which batches are run again, and how often.</summary>
public sealed class RepeatRuleTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(RepeatRule.LeastUse, true)]
    [InlineData(RepeatRule.MostUse, true)]
    [InlineData(double.NaN, true)]
    [InlineData(RepeatRule.LeastUse - 0.001, false)]
    [InlineData(RepeatRule.MostUse + 0.001, false)]
    [InlineData(0, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void The_use_of_the_link_decides(double use, bool isFine) =>
        Assert.Equal(isFine, RepeatRule.Accepts(use));

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.5, 1.0)]
    [InlineData(3, 0.5, 1.5, 1.0)]
    [InlineData(3, 0.5, 0.6, 0.7)]
    public async Task The_last_run_counts_and_there_are_three_at_most(
        int runs,
        params double[] uses
    )
    {
        var numbers = new List<int>();

        var kept = await RepeatRule.RunAsync(number =>
        {
            numbers.Add(number);
            return Task.FromResult(
                LabSamples.Run(LabSamples.Plan.Cases[0].Batch, uses[number - 1])
            );
        });

        Assert.Equal(Enumerable.Range(1, runs), numbers);
        Assert.Equal(uses[^1], kept.LinkUse);
    }
}
