using CsCheck;
using PreCopy.Lab.Links;
using Xunit;

namespace PreCopy.Tests.Lab.Links;

/// <summary>One moment's sharing, by what weighted max-min fairness means.</summary>
public sealed class FairCreditTests
{
    private const int Cases = 2000;
    private const double Rounding = 1e-9;

    private static readonly Gen<Stream> AnyStream =
        from demand in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1e5], Gen.Const(1e9))
        from weight in Gen.OneOf(Gen.Const(1.0), Gen.Double[0.01, 100])
        from lag in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1e4])
        select new Stream(demand, weight, lag);

    private static readonly (double Credit, Stream[] Streams)[] Moments = Gen.Select(
            Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1e6]),
            AnyStream.Array[0, 6]
        )
        .Array[Cases]
        .Generate(new PCG(1, 21), null, out _);

    [Fact]
    public void What_can_be_used_is_given_and_no_more() =>
        Assert.All(
            Moments,
            moment =>
            {
                var (credit, streams) = moment;
                var most = Math.Min(credit, streams.Sum(stream => stream.Demand));
                Assert.Equal(most, Share(credit, streams).Sum(), Rounding * (1 + most));
            }
        );

    [Fact]
    public void Nobody_gets_more_than_it_demands() =>
        Assert.All(
            Moments,
            moment =>
                Assert.All(
                    Share(moment.Credit, moment.Streams).Zip(moment.Streams),
                    pair => Assert.InRange(pair.First, 0, pair.Second.Demand)
                )
        );

    [Fact]
    public void Whoever_wants_more_stands_as_high_as_anybody_who_got_something() =>
        Assert.All(
            Moments,
            moment =>
            {
                var given = Share(moment.Credit, moment.Streams).Zip(moment.Streams).ToArray();
                var highest = given
                    .Where(pair => pair.First > 0)
                    .Select(Height)
                    .DefaultIfEmpty(double.NegativeInfinity)
                    .Max();
                Assert.All(
                    given.Where(pair => pair.First < pair.Second.Demand),
                    pair => Assert.True(Height(pair) >= highest - Rounding * 1e6)
                );
            }
        );

    [Fact]
    public void The_order_of_the_streams_does_not_matter() =>
        Assert.All(
            Moments,
            moment =>
            {
                var (credit, streams) = moment;
                var turned = Share(credit, [.. streams.Reverse()]).Reverse();
                Assert.All(
                    Share(credit, streams).Zip(turned),
                    pair => Assert.Equal(pair.First, pair.Second, Rounding * (1 + credit))
                );
            }
        );

    [Fact]
    public void Seven_to_three_and_what_a_small_demand_leaves() =>
        Assert.Equal(
            [63, 27, 10],
            Share(100, [new(1e9, 7, 0), new(1e9, 3, 0), new(10, 90, 0)]),
            (expected, given) => Math.Abs(expected - given) < Rounding
        );

    [Fact]
    public void Who_lags_behind_catches_up_first() =>
        Assert.Equal(
            [45, 55],
            Share(100, [new(1e9, 1, 0), new(1e9, 1, 10)]),
            (expected, given) => Math.Abs(expected - given) < Rounding
        );

    private static double Height((double Grant, Stream Stream) given) =>
        given.Grant / given.Stream.Weight - given.Stream.Lag;

    private static double[] Share(double credit, Stream[] streams)
    {
        var grants = new double[streams.Length];
        FairCredit.Share(
            credit,
            [.. streams.Select(stream => stream.Demand)],
            [.. streams.Select(stream => stream.Weight)],
            [.. streams.Select(stream => stream.Lag)],
            grants
        );
        return grants;
    }

    private sealed record Stream(double Demand, double Weight, double Lag);
}
