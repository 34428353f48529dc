using PreCopy.Model;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Ten thousand VMs on one link are a normal case.</summary>
public sealed class ManyVmsTests
{
    private const int Count = 10_000;

    public static TheoryData<int> Concurrencies => [1, 2, 100, int.MaxValue];

    [Theory]
    [MemberData(nameof(Concurrencies))]
    public async Task Ten_thousand_different_ones_are_simulated_the_same_way_twice(int concurrency)
    {
        var random = new Random(1);
        var vms = Enumerable
            .Range(0, Count)
            .Select(_ =>
                Link.Constant(
                    (1 + random.NextDouble()) * 1e9,
                    (concurrency > 100 ? 1e4 : 1e6) * random.NextDouble(),
                    1 + random.NextDouble()
                )
            )
            .ToArray();
        var settings = new LinkSettings(1e9, Link.Downtime(0.3))
        {
            Concurrency = concurrency,
            StreamCapBytesPerSecond = 3e8,
            SetupSeconds = 0.1,
            SwitchoverSeconds = 0.05,
        };

        var results = await Bounded.Run(() => Link.Run(settings, vms));

        Assert.All(results, vm => Assert.Equal(Outcome.Converged, vm.Outcome));
        Assert.Equal(results, Link.Run(settings, vms));
        var makespan = results.Max(vm => vm.EndSeconds);
        Assert.InRange(results.Sum(vm => vm.BytesSent), 0, 1e9 * makespan);
    }

    [Fact]
    public async Task Ten_thousand_equal_ones_all_end_in_the_same_instant()
    {
        var vms = Link.Constant(1e9, 1e4).Times(Count);
        var settings = new LinkSettings(1e9, Link.Downtime(0.3));

        var results = await Bounded.Run(() => Link.Run(settings, vms));

        Assert.Single(results.Distinct());
        Assert.Equal(Outcome.Converged, results[0].Outcome);
    }

    [Fact]
    public async Task Ten_thousand_that_never_end_are_found_out()
    {
        var vms = Link.Constant(1e9, 1e9).Times(Count);
        var settings = new LinkSettings(1e9, Link.Downtime(0.3)) { StreamCapBytesPerSecond = 5e8 };

        var results = await Bounded.Run(() => Link.Run(settings, vms));

        Assert.All(results, vm => Assert.Equal(Outcome.Never, vm.Outcome));
    }

    [Fact]
    public void An_empty_batch_is_simulated_at_once() =>
        Assert.Empty(
            Link.Run<PreCopy.Model.Curves.CappedCurve>(new LinkSettings(1e9, Link.Downtime(0.3)))
        );
}
