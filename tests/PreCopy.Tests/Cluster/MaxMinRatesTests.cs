using PreCopy.Cluster;
using PreCopy.Model;
using PreCopy.SharedLink;
using PreCopy.Tests.SharedLink;
using Xunit;

namespace PreCopy.Tests.Cluster;

/// <summary>Rates that are worked out again only where they could be others.</summary>
public sealed class MaxMinRatesTests
{
    private const int Members = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whoever_comes_and_goes_everybody_has_a_bottleneck(int seed)
    {
        var random = new Random(seed);
        for (var cluster = 0; cluster < 40; cluster++)
        {
            var settings = Cluster(random);
            var cap = random.Next(2) == 0 ? double.PositiveInfinity : 0.1 + random.NextDouble();
            var rates = Begin(settings, cap, out var capacities);
            var ways = new (int Source, int Target, double Weight)?[Members];
            for (var step = 0; step < 60; step++)
            {
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                    Change(random, settings, rates, ways);
                rates.Find();
                rates.Apply();
                AssertFair(settings, capacities, rates, ways, cap);
            }
        }
    }

    [Fact]
    public void Equal_members_have_exactly_their_share()
    {
        var rates = Begin(Nodes(4, 1250.0), double.PositiveInfinity, out _);
        for (var member = 0; member < 3; member++)
            rates.Join(member, 0, 1 + member, 1);

        rates.Find();
        rates.Apply();

        Assert.All(
            Enumerable.Range(0, 3),
            member => Assert.Equal(1250.0 / 3, rates.RateOf(member))
        );
    }

    [Fact]
    public void A_pair_of_nodes_is_no_concern_of_the_others()
    {
        var rates = Begin(Nodes(2 * Members, 100), double.PositiveInfinity, out _);
        for (var pair = 0; pair < Members - 1; pair++)
            rates.Join(pair, 2 * pair, 2 * pair + 1, 1);
        rates.Find();
        rates.Apply();

        rates.Join(Members - 1, 0, 2 * Members - 1, 1);
        rates.Find();

        Assert.Equal([0, Members - 1], rates.Scope.ToArray().Order());
    }

    [Fact]
    public void A_fabric_that_is_not_full_concerns_nobody()
    {
        var settings = Nodes(2 * Members, 100) with
        {
            Link = new LinkSettings(100 * Members, Policy),
        };
        var rates = Begin(settings, double.PositiveInfinity, out _);
        for (var pair = 0; pair < Members - 1; pair++)
            rates.Join(pair, 2 * pair, 2 * pair + 1, 1);
        rates.Find();
        rates.Apply();

        rates.Leave(5);
        rates.Find();

        Assert.Equal(0, rates.Scope.Length);
    }

    private static StopPolicy Policy { get; } = new() { DowntimeSeconds = 0.3 };

    private static ClusterSettings Nodes(int count, double bandwidth) =>
        new(
            new LinkSettings(double.PositiveInfinity, Policy),
            [.. Enumerable.Repeat(new ClusterNode(bandwidth, bandwidth), count)]
        );

    private static MaxMinRates Begin(
        ClusterSettings settings,
        double cap,
        out Capacities capacities
    )
    {
        capacities = new Capacities();
        capacities.Read(settings, Link.Memory(settings.Link));
        var rates = new MaxMinRates(Members);
        rates.Begin(capacities, cap);
        return rates;
    }

    private static ClusterSettings Cluster(Random random)
    {
        var racks = random.Next(4);
        return new ClusterSettings(
            new LinkSettings(
                random.Next(2) == 0 ? double.PositiveInfinity : 1 + 4 * random.NextDouble(),
                Policy
            ),
            [
                .. Enumerable
                    .Range(0, random.Next(2, 9))
                    .Select(_ => new ClusterNode(Rate(random), Rate(random))
                    {
                        Rack = random.Next(-1, racks),
                    }),
            ]
        )
        {
            Racks = [.. Enumerable.Range(0, racks).Select(_ => new ClusterRack(Rate(random)))],
        };
    }

    private static double Rate(Random random) =>
        random.Next(2) == 0 ? 1 : 0.3 + 2 * random.NextDouble();

    private static void Change(
        Random random,
        ClusterSettings settings,
        MaxMinRates rates,
        (int Source, int Target, double Weight)?[] ways
    )
    {
        var member = random.Next(Members);
        if (ways[member] is not null)
        {
            rates.Leave(member);
            ways[member] = null;
            return;
        }

        var nodes = settings.Nodes.Count;
        var source = random.Next(nodes);
        var target = (source + random.Next(1, nodes)) % nodes;
        var weight = random.Next(2) == 0 ? 1 : 0.1 + 3 * random.NextDouble();
        ways[member] = (source, target, weight);
        rates.Join(member, source, target, weight);
    }

    // The definition: nobody can have more without another having less who has no more for his weight.
    private static void AssertFair(
        ClusterSettings settings,
        Capacities capacities,
        MaxMinRates rates,
        (int Source, int Target, double Weight)?[] ways,
        double cap
    )
    {
        const double Rounding = 1e-9;
        var present = Enumerable
            .Range(0, Members)
            .Where(member => ways[member] is not null)
            .ToArray();
        var crossed = present.ToDictionary(
            member => member,
            member => Cross(capacities, ways[member]!.Value)
        );
        var loads = new double[capacities.Count];
        var levels = new double[capacities.Count];
        foreach (var member in present)
        foreach (var capacity in crossed[member])
        {
            loads[capacity] += rates.RateOf(member);
            levels[capacity] = Math.Max(levels[capacity], Level(member));
        }

        Assert.All(
            Enumerable.Range(0, capacities.Count),
            capacity => Assert.True(loads[capacity] <= capacities[capacity] * (1 + Rounding))
        );
        Assert.All(
            present,
            member =>
                Assert.True(
                    Math.Abs(rates.RateOf(member) - cap) <= Rounding * cap
                        || crossed[member]
                            .Any(capacity =>
                                loads[capacity] >= capacities[capacity] * (1 - Rounding)
                                && levels[capacity] <= Level(member) * (1 + Rounding)
                            ),
                    $"member {member} could have more than {rates.RateOf(member)} in {settings}"
                )
        );

        double Level(int member) => rates.RateOf(member) / ways[member]!.Value.Weight;
    }

    private static int[] Cross(Capacities capacities, (int Source, int Target, double) way)
    {
        var crossed = new int[Capacities.MostCrossed];
        capacities.Cross(way.Source, way.Target, crossed);
        return [.. crossed.Where(capacity => capacity != Capacities.None)];
    }
}
