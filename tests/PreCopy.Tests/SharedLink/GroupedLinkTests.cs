using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Groups in lanes against the same groups one by one on the general engine: the same bits, or nearly.</summary>
public sealed class GroupedLinkTests
{
    private const double Bandwidth = 1e9;
    private const double Tolerance = 1e-12;
    private const int MostLanes = 8;

    private static readonly LinkSettings Usual = new(
        Bandwidth,
        new StopPolicy { DowntimeSeconds = 0.3, MaxRounds = 30 }
    )
    {
        SwitchoverSeconds = 0.1,
    };

    public static TheoryData<int> Sizes => [.. Enumerable.Range(1, GroupedLink.MostVms)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_length_and_split_is_what_the_engine_says(int size)
    {
        var random = new Random(size);
        for (var count = 0; count <= 2 * MostLanes + 1; count++)
        {
            var batch = new Batch(size, count, _ => Drawn(random));
            AssertEngine(batch, Usual);
            AssertEngine(batch, Usual with { Policy = Link.Downtime(0.3) });
            AssertEngine(batch, Usual with { Policy = new() { MaxRounds = 3 } });
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Exact_ties_within_a_group_are(int size)
    {
        var random = new Random(size);
        var batch = new Batch(
            size,
            5 * MostLanes,
            _ =>
                Link.Constant(
                    random.Next(1, 4) * 1e9,
                    random.Next(0, 3) * 1e9 / 64,
                    random.Next(1, 3)
                )
        );

        AssertEngine(batch, Usual with { SwitchoverSeconds = 0 });
        AssertEngine(
            batch,
            Usual with
            {
                Policy = new() { DowntimeSeconds = 1.0 / 64, MinPendingBytes = 1e6 },
            }
        );
    }

    [Fact]
    public void Lanes_that_never_end_or_take_very_long_stand_beside_others()
    {
        var vms = new[]
        {
            Link.Constant(1e9, 2e9),
            Link.Constant(1e9, 1e7),
            Link.Constant(1e9, 0.49999e9),
            Link.Constant(2e9, 1e8, 0.2),
        };
        var batch = new Batch(2, 2 * MostLanes, i => vms[i % 3 == 0 ? i % 4 : 1 + 2 * (i % 2)]);
        var settings = Usual with { Policy = Link.Downtime(1e-4) };

        AssertEngine(batch, settings);
        Assert.Contains(Outcome.Never, batch.Outcomes);
        Assert.Contains(Outcome.Converged, batch.Outcomes);
        AssertEngine(batch, settings with { Policy = new() { MaxRounds = 20_000 } });
        AssertEngine(batch, settings with { Policy = new() { MaxRounds = 4096 } });
    }

    public static TheoryData<LinkSettings> BeyondLanes =>
        [
            Usual with
            {
                StreamCapBytesPerSecond = 0.4 * Bandwidth,
            },
            Usual with
            {
                SetupSeconds = 1,
            },
            Usual with
            {
                Concurrency = 2,
            },
            Usual with
            {
                Policy = new() { DowntimeSeconds = 0.3, MaxFactor = 1.5 },
            },
            Usual with
            {
                Policy = new() { TimeoutSeconds = 5, OnTimeout = TimeoutAction.PostCopy },
            },
        ];

    [Theory]
    [MemberData(nameof(BeyondLanes))]
    public void Settings_beyond_the_lanes_take_the_engine(LinkSettings settings)
    {
        var random = new Random(1);
        AssertEngine(new Batch(4, MostLanes + 1, _ => Drawn(random)), settings);
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        foreach (
            var bad in new[]
            {
                Link.Constant(double.NaN, 1e8),
                Link.Constant(0, 0),
                Link.Constant(1e9, -1),
                Link.Constant(1e9, double.PositiveInfinity),
                Link.Constant(1e9, 1e8, 0),
                Link.Constant(1e9, 1e8, 1e25),
                new Vm<CappedCurve>(1e9, new(1e8, 2e9)),
            }
        )
        {
            var batch = new Batch(3, MostLanes, i => i == 5 ? bad : Link.Constant(1e9, 1e8));
            Assert.Throws<ArgumentException>(() => batch.Run(new GroupedLink(), Usual));
        }

        Assert.Throws<ArgumentException>(() =>
            new Batch(17, 1, _ => Link.Constant(1e9, 0)).Run(new GroupedLink(), Usual)
        );
        Assert.Throws<ArgumentException>(() =>
            new Batch(2, 1, _ => Link.Constant(1e9, 0)).Run(
                new GroupedLink(),
                Usual with
                {
                    BandwidthBytesPerSecond = 0,
                }
            )
        );
    }

    [Fact]
    public void Spans_of_the_wrong_length_are_refused() =>
        Assert.Throws<ArgumentException>(() =>
            new Batch(2, 4, _ => Link.Constant(1e9, 0)) { Weights = [1] }.Run(
                new GroupedLink(),
                Usual
            )
        );

    [Fact]
    public void Nothing_is_allocated_not_even_for_groups_that_take_the_engine()
    {
        var random = new Random(3);
        var batch = new Batch(5, 3 * MostLanes + 1, _ => Drawn(random));
        var lanes = new GroupedLink();
        var settings = Usual with { Policy = Link.Downtime(0.3) };

        Assert.Equal(0, Allocations.Least(() => batch.Run(lanes, settings)));
        Assert.Contains(Outcome.Never, batch.Outcomes);
    }

    private static Vm<CappedCurve> Drawn(Random random)
    {
        var memory = (1 + 7 * random.NextDouble()) * 1e9;
        var rate = random.Next(12) == 0 ? 0.5 : 0.06 * random.NextDouble();
        return new(
            memory,
            new(rate * Bandwidth, random.NextDouble() * memory),
            random.Next(2) == 0 ? 1 : 0.1 + random.NextDouble()
        );
    }

    private static void AssertEngine(Batch batch, LinkSettings settings)
    {
        batch.Run(new GroupedLink(), settings);
        for (var group = 0; group < batch.Count; group++)
        {
            var expected = GeneralLink.Run(settings, batch.Group(group));
            for (var j = 0; j < expected.Length; j++)
            {
                var at = j * batch.Count + group;
                var rounds = expected[j].LiveRounds;
                Assert.Equal(expected[j].Outcome, batch.Outcomes[at]);
                Assert.Equal(
                    rounds < int.MaxValue ? (int)rounds : int.MaxValue,
                    batch.LiveRounds[at]
                );
                AssertClose(expected[j].EndSeconds, batch.EndSeconds[at]);
                AssertClose(expected[j].BytesSent, batch.BytesSent[at]);
                AssertClose(expected[j].DowntimeSeconds, batch.DowntimeSeconds[at]);
            }
        }
    }

    private static void AssertClose(double expected, double actual)
    {
        if (expected != actual)
            Assert.InRange(actual / expected, 1 - Tolerance, 1 + Tolerance);
    }

    private sealed class Batch(int size, int count, Func<int, Vm<CappedCurve>> draw)
    {
        private readonly Vm<CappedCurve>[] _vms =
        [
            .. Enumerable.Range(0, size * count).Select(draw),
        ];

        public int Count => count;
        public double[]? Weights { get; init; }
        public double[] EndSeconds { get; } = new double[size * count];
        public double[] DowntimeSeconds { get; } = new double[size * count];
        public double[] BytesSent { get; } = new double[size * count];
        public int[] LiveRounds { get; } = new int[size * count];
        public Outcome[] Outcomes { get; } = new Outcome[size * count];

        private double[] Memory => field ??= [.. _vms.Select(vm => vm.MemoryBytes)];
        private double[] Rates => field ??= [.. _vms.Select(vm => vm.Dirty.RateBytesPerSecond)];
        private double[] WorkingSets => field ??= [.. _vms.Select(vm => vm.Dirty.WorkingSetBytes)];
        private double[] DrawnWeights => field ??= [.. _vms.Select(vm => vm.Weight)];

        public Vm<CappedCurve>[] Group(int group) =>
            [.. Enumerable.Range(0, size).Select(j => _vms[j * count + group])];

        public void Run(GroupedLink lanes, LinkSettings settings) =>
            lanes.Run(
                settings,
                new LinkGroups
                {
                    GroupSize = size,
                    Count = count,
                    MemoryBytes = Memory,
                    DirtyBytesPerSecond = Rates,
                    WorkingSetBytes = WorkingSets,
                    Weights = Weights ?? DrawnWeights,
                },
                new LinkGroupResults
                {
                    EndSeconds = EndSeconds,
                    DowntimeSeconds = DowntimeSeconds,
                    BytesSent = BytesSent,
                    LiveRounds = LiveRounds,
                    Outcomes = Outcomes,
                }
            );
    }
}
