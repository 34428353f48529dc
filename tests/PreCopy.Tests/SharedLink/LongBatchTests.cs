using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Batches of astronomically many rounds take no longer to simulate than others.</summary>
public sealed class LongBatchTests
{
    private const double Bandwidth = 1e9;

    [Theory]
    [InlineData(1e12)]
    [InlineData(1e15)]
    [InlineData(1e20)]
    public async Task A_small_steady_guest_beside_a_very_long_one(double seconds)
    {
        // The steady one re-sends 1 MB every 2 ms until the long one is done, then has the link for itself.
        var steady = new Vm<CappedCurve>(1e9, new(7e8, 1e6));
        var longOne = Link.Constant(seconds * Bandwidth / 2, 0);
        var settings = new LinkSettings(Bandwidth, Link.Downtime(1e-4));

        var results = await Bounded.Run(() => Link.Run(settings, steady, longOne));

        Assert.All(results, vm => Assert.Equal(Outcome.Converged, vm.Outcome));
        AssertClose(seconds, results[1].EndSeconds, 1e-9);
        AssertClose(seconds * Bandwidth / 2, results[0].BytesSent, 1e-6);
        AssertClose(seconds / 0.002, results[0].LiveRounds, 1e-6);
        Assert.InRange(results[0].DowntimeSeconds, 0, 1e-4);
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(1 - 1e-6)]
    [InlineData(1 - 1e-9)]
    [InlineData(1 - 1e-12)]
    public async Task Guests_that_shrink_very_slowly_beside_short_ones(double ratio)
    {
        // Two slow ones at a third of the link each, again and again disturbed by one of fifty short ones.
        var slow = Link.Constant(1e9, ratio * Bandwidth / 3);
        Vm<CappedCurve>[] vms = [slow, slow, .. Link.Constant(1e6, 0).Times(50)];
        var settings = new LinkSettings(Bandwidth, Link.Downtime(1e-3))
        {
            Concurrency = 3,
            SetupSeconds = 100,
        };

        var results = await Bounded.Run(() => Link.Run(settings, vms));

        Assert.All(results, vm => Assert.Equal(Outcome.Converged, vm.Outcome));
    }

    [Theory]
    [InlineData(Law.Capped, 0.9999)]
    [InlineData(Law.Capped, 1 - 1e-13)]
    [InlineData(Law.Saturating, 0.9999)]
    [InlineData(Law.Saturating, 1)]
    public async Task A_long_migration_is_the_kernel_s(Law law, double ratio)
    {
        var migration = new MigrationCase(1e9, Bandwidth, ratio * Bandwidth, 1e9);
        var settings = new LinkSettings(Bandwidth, Link.Downtime(1e-5));
        var kernel = PreCopy.Model.Kernels.KernelRegistry.Named("Reference");

        var expected = kernel.Run(law, settings.Policy, migration);
        var actual = await Bounded.Run(() =>
            law == Law.Capped
                ? Link.Run(settings, Link.Constant(1e9, ratio * Bandwidth))[0]
                : Link.Run(settings, new Vm<SaturatingCurve>(1e9, new(ratio * Bandwidth, 1e9)))[0]
        );

        // The capped leap is exact; the saturating one is within some parts in a million of a round-by-round count.
        var tolerance = law == Law.Capped ? 1e-10 : 1e-5;
        Assert.Equal(expected.Outcome, actual.Outcome);
        AssertClose(expected.TotalSeconds, actual.EndSeconds, tolerance);
        AssertClose(expected.BytesSent, actual.BytesSent, tolerance);
    }

    [Theory]
    [InlineData(int.MaxValue, null)]
    [InlineData(null, 1e12)]
    [InlineData(null, 1e290)]
    [InlineData(int.MaxValue, 1e18)]
    public async Task Caps_beyond_reason_are_reached(int? rounds, double? factor)
    {
        var settings = new LinkSettings(
            Bandwidth,
            new StopPolicy { MaxRounds = rounds, MaxFactor = factor }
        );

        var results = await Bounded.Run(() =>
            Link.Run(settings, Link.Constant(1e9, 3e9), Link.Constant(2e9, 3e9))
        );

        Assert.All(results, vm => Assert.Equal(Outcome.Forced, vm.Outcome));
        var bytes = Math.Min((rounds ?? double.MaxValue) + 1, factor ?? double.MaxValue);
        AssertClose(bytes * 1e9, results[0].BytesSent, 1e-3);
        AssertClose(bytes * 2e9, results[1].BytesSent, 1e-3);
    }

    private static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.InRange(actual, expected * (1 - tolerance), expected * (1 + tolerance));
}
