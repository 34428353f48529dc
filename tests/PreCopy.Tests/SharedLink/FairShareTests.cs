using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Weighted max-min fairness, against water filling and against what it means.</summary>
public sealed class FairShareTests
{
    private const double Bandwidth = 1000;
    private const double Rounding = 1e-9;
    private const int Members = 12;

    public static MatrixTheoryData<int, double> Lives =>
        new(
            [1, 2, 3],
            [double.PositiveInfinity, 2000, 1000, 500, 1000.0 / 3, 250, 130, 1000.0 / 12, 10]
        );

    [Theory]
    [MemberData(nameof(Lives))]
    public void Whoever_comes_and_goes_the_rates_are_max_min_fair(int seed, double cap)
    {
        var random = new Random(seed);
        var link = new FairShare(Members);
        link.Reset(Bandwidth, cap);
        var weights = new Dictionary<int, double>();
        for (var step = 0; step < 2000; step++)
        {
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                var member = random.Next(Members);
                if (weights.Remove(member))
                {
                    link.Leave(member);
                    continue;
                }

                weights[member] =
                    random.Next(3) == 0 ? 1 : Math.Pow(10, 4 * random.NextDouble() - 2);
                link.Join(member, weights[member], 1e6 * random.NextDouble());
            }

            link.Rebalance();
            if (weights.Count > 0)
                AssertFair(weights, link, cap);
            // A step at most as far as the next end, as the engine takes them.
            var end = link.FindNextEnd();
            if (double.IsPositiveInfinity(end))
                continue;
            link.AdvanceTo(random.Next(2) == 0 ? end : end * 0.999);
            while (link.TryTakeEnded(out var ended))
                link.Send(ended, 1e6 * (0.01 + random.NextDouble()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void At_an_exact_tie_of_share_and_cap_everybody_has_both(int count)
    {
        var link = new FairShare(count);
        link.Reset(Bandwidth, Bandwidth / count);
        for (var member = 0; member < count; member++)
            link.Join(member, 1, 1e6);

        for (var again = 0; again < 3; again++)
        {
            link.Rebalance();
            for (var member = 0; member < count; member++)
                Assert.Equal(Bandwidth / count, link.RateOf(member), 1e-12 * Bandwidth);
        }
    }

    [Fact]
    public void A_rate_is_constant_until_it_changes()
    {
        var link = new FairShare(3);
        link.Reset(Bandwidth, 600);
        link.Join(0, 1, 1e6);
        link.Join(1, 1, 1e6);
        link.Rebalance();
        link.FindNextEnd();
        link.AdvanceTo(10);
        Assert.True(link.IsConstantSince(0, 0));

        // From a share of 500 to the cap of 600.
        link.Leave(1);
        link.Rebalance();
        Assert.Equal(600, link.RateOf(0));
        Assert.False(link.IsConstantSince(0, 0));
        Assert.True(link.IsConstantSince(0, 10));

        // A heavy one comes: below the cap and back at it, but this round began at another rate all the same.
        link.FindNextEnd();
        link.AdvanceTo(20);
        link.Join(2, 0.1, 1e6);
        link.Rebalance();
        Assert.Equal(600, link.RateOf(0));
        Assert.False(link.IsConstantSince(0, 0));
        Assert.Equal(1e6 - 10 * 500 - 10 * 600, link.LeftOf(0), 1e-6);
    }

    [Fact]
    public void Equal_members_end_in_the_same_instant()
    {
        var link = new FairShare(7);
        link.Reset(Bandwidth, double.PositiveInfinity);
        for (var member = 0; member < 7; member++)
            link.Join(member, 1, 1e6 / 3);
        link.Rebalance();

        link.AdvanceTo(link.FindNextEnd());

        var ended = 0;
        for (; link.TryTakeEnded(out var member); ended++)
            link.Leave(member);
        Assert.Equal(7, ended);
    }

    // Nobody is above the cap; who is below it has as much per weight as anybody, and the link is full.
    private static void AssertFair(Dictionary<int, double> weights, FairShare link, double cap)
    {
        var rates = weights.ToDictionary(entry => entry.Key, entry => link.RateOf(entry.Key));
        var most = Math.Min(Bandwidth, weights.Count * cap);
        Assert.InRange(rates.Values.Sum(), most * (1 - Rounding), most * (1 + Rounding));

        var perWeight = rates.Select(entry => entry.Value / weights[entry.Key]);
        var level = perWeight.Max();
        foreach (var (member, rate) in rates)
        {
            Assert.InRange(rate, 0, cap * (1 + Rounding));
            if (rate < cap * (1 - Rounding))
                Assert.InRange(
                    rate / weights[member],
                    level * (1 - Rounding),
                    level * (1 + Rounding)
                );
        }
    }
}
