using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>A sum whose terms come and go does not drift.</summary>
public sealed class CompensatedSumTests
{
    [Fact]
    public void After_a_million_comings_and_goings_what_remains_is_exact()
    {
        var random = new Random(1);
        var sum = new CompensatedSum();
        var present = new Queue<double>();
        for (var i = 0; i < 1_000_000; i++)
        {
            var term = Math.ScaleB(1 + random.NextDouble(), random.Next(-30, 30));
            present.Enqueue(term);
            sum.Add(term);
            if (present.Count > 20)
                sum.Add(-present.Dequeue());
        }

        var expected = present.Order().Sum();
        Assert.InRange(sum.Value, expected * (1 - 1e-15), expected * (1 + 1e-15));
    }

    [Fact]
    public void When_all_have_gone_nothing_is_left()
    {
        var sum = new CompensatedSum();
        double[] terms = [0.1, 1e9, 0.3, 7, 1e-9, 1.0 / 3];
        foreach (var term in terms)
            sum.Add(term);
        foreach (var term in terms)
            sum.Add(-term);

        Assert.Equal(0, sum.Value, 1e-21);
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(1e15)]
    [InlineData(1e20)]
    public void A_light_term_survives_a_heavy_one(double heavy)
    {
        var sum = new CompensatedSum();
        sum.Add(0.1);
        sum.Add(heavy);
        sum.Add(0.2);
        sum.Add(-heavy);

        Assert.Equal(0.3, sum.Value, 1e-15);
    }
}
