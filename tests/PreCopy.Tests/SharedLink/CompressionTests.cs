using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Compression and channels are another link: identities, and cases by hand.</summary>
public sealed class CompressionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_ratio_without_a_limit_is_a_faster_link_with_fewer_bytes(double ratio) =>
        Assert.All(
            Plain(),
            scenario =>
            {
                var settings = scenario.Settings;
                var faster = settings with
                {
                    BandwidthBytesPerSecond = ratio * settings.BandwidthBytesPerSecond,
                    StreamCapBytesPerSecond = ratio * settings.StreamCapBytesPerSecond,
                };
                var expected = Link.Run(faster, scenario.Products())
                    .Select(vm => vm with { BytesSent = vm.BytesSent / ratio });

                Assert.Equal(
                    expected,
                    Link.Run(settings with { Compression = new(ratio) }, scenario.Products())
                );
            }
        );

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Channels_are_a_higher_cap(int channels) =>
        Assert.All(
            Plain(),
            scenario =>
            {
                var settings = scenario.Settings;
                var higher = settings with
                {
                    StreamCapBytesPerSecond = channels * settings.StreamCapBytesPerSecond,
                };

                Assert.Equal(
                    Link.Run(higher, scenario.Products()),
                    Link.Run(settings with { Channels = channels }, scenario.Products())
                );
            }
        );

    [Fact]
    public void The_processor_limits_a_migration_and_the_link_all_of_them()
    {
        var settings = new LinkSettings(100, Link.Downtime(0.1))
        {
            Compression = new(2, MemoryBytesPerSecond: 150),
        };
        var vm = Link.Constant(900, 0);

        var alone = Link.Run(settings, vm)[0];
        var together = Link.Run(settings, vm, vm);

        Assert.Equal((6, 450), (alone.EndSeconds, alone.BytesSent));
        Assert.All(together, one => Assert.Equal((9, 450), (one.EndSeconds, one.BytesSent)));
    }

    [Fact]
    public void Thresholds_and_caps_of_the_policy_count_memory()
    {
        // 1000 bytes in 5 s at 200 bytes/s; 100 bytes dirtied in a second: rounds of 1000, 500, 250 bytes.
        var vm = Link.Constant(1000, 100);
        var compression = new Compression(2);

        var pending = Run(new() { MinPendingBytes = 250 });
        var factor = Run(new() { MaxFactor = 1.5, DowntimeSeconds = 1e-3 });

        Assert.Equal(
            (Outcome.Converged, 2, 875),
            (pending.Outcome, pending.LiveRounds, pending.BytesSent)
        );
        Assert.Equal(
            (Outcome.Forced, 2, 875),
            (factor.Outcome, factor.LiveRounds, factor.BytesSent)
        );

        VmResult Run(StopPolicy policy) =>
            Link.Run(new LinkSettings(100, policy) { Compression = compression }, vm)[0];
    }

    [Fact]
    public void The_first_pass_is_counted_on_the_wire_too()
    {
        var settings = new LinkSettings(100, Link.Downtime(10)) { Compression = new(4) };
        Vm<CappedCurve>[] vms = [Link.Constant(1000, 10)];

        var totals = BatchTotals.Of<CappedCurve>(
            vms,
            Link.Run(settings, vms),
            settings.Compression
        );

        // 2.5 s for 1000 bytes; 25 bytes are sent again.
        Assert.Equal((250, 6.25), (totals.FirstPassBytes, totals.ResentBytes));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.5e9)]
    public void Every_engine_compresses(double memoryBytesPerSecond)
    {
        const int Groups = 19;
        var settings = new LinkSettings(1e9, Link.Downtime(0.05))
        {
            Compression = new(2.5, memoryBytesPerSecond),
            Channels = 3,
            StreamCapBytesPerSecond = 4e8,
        };
        var vms = Enumerable
            .Range(0, 2 * Groups)
            .Select(i => Link.Constant(1e9 * (1 + i % 5), 1e7 * (1 + i), 1 + i % 3))
            .ToArray();
        double[] ends = new double[vms.Length],
            downtimes = new double[vms.Length],
            bytes = new double[vms.Length];

        new GroupedLink().Run(
            settings,
            new()
            {
                GroupSize = 2,
                Count = Groups,
                MemoryBytes = vms.Select(vm => vm.MemoryBytes).ToArray(),
                DirtyBytesPerSecond = vms.Select(vm => vm.Dirty.RateBytesPerSecond).ToArray(),
                WorkingSetBytes = vms.Select(vm => vm.Dirty.WorkingSetBytes).ToArray(),
                Weights = vms.Select(vm => vm.Weight).ToArray(),
            },
            new()
            {
                EndSeconds = ends,
                DowntimeSeconds = downtimes,
                BytesSent = bytes,
                LiveRounds = new int[vms.Length],
                Outcomes = new Outcome[vms.Length],
            }
        );

        for (var group = 0; group < Groups; group++)
        {
            Vm<CappedCurve>[] pair = [vms[group], vms[Groups + group]];
            var general = GeneralLink.Run(settings, pair);
            var fast = Link.Run(settings, pair);
            for (var j = 0; j < 2; j++)
            {
                var at = j * Groups + group;
                Assert.Equal(general[j].EndSeconds, fast[j].EndSeconds, 1e-9);
                Assert.Equal(general[j].BytesSent, fast[j].BytesSent, 1e-2);
                Assert.Equal(
                    (fast[j].EndSeconds, fast[j].DowntimeSeconds, fast[j].BytesSent),
                    (ends[at], downtimes[at], bytes[at])
                );
            }
        }
    }

    private static IEnumerable<LinkScenario> Plain() =>
        RandomScenarios
            .Scenarios(81, 60)
            .Concat(RandomScenarios.ChangingScenarios(82, 60))
            .Select(scenario =>
                scenario with
                {
                    Settings = scenario.Settings with { Compression = null, Channels = 1 },
                }
            );
}
