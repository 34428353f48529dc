using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>VMs that copy for ever: alone, beside others, before others.</summary>
public sealed class NeverTests
{
    private const double Bandwidth = 1e9;

    private static readonly LinkSettings Settings = new(Bandwidth, Link.Downtime(0.3));
    private static readonly Vm<CappedCurve> Endless = Link.Constant(4e9, 2e9);
    private static readonly Vm<CappedCurve> Short = Link.Constant(1e9, 1e7);

    public static TheoryData<int> Places => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_others_end_at_their_share(int place)
    {
        Vm<CappedCurve>[] vms = [Short, Short, Short];
        vms[place] = Endless;

        var results = await Bounded.Run(() => Link.Run(Settings, vms));

        AssertNever(results[place], 0);
        // A third of the link each while three copy; who is left with the endless one has a half.
        var others = results.Where((_, i) => i != place).ToArray();
        Assert.All(others, vm => Assert.Equal(Outcome.Converged, vm.Outcome));
        Assert.All(others, vm => Assert.Equal(vm.BytesSent * 3 / 1e9, vm.EndSeconds, 1e-9));
    }

    [Fact]
    public async Task Who_waits_behind_them_waits_for_ever()
    {
        var results = await Bounded.Run(() =>
            Link.Run(Settings with { Concurrency = 2 }, Endless, Short, Endless, Short, Short)
        );

        AssertNever(results[0], 0);
        Assert.Equal(Outcome.Converged, results[1].Outcome);
        AssertNever(results[2], results[1].EndSeconds);
        AssertNever(results[3], double.PositiveInfinity);
        AssertNever(results[4], double.PositiveInfinity);
    }

    [Fact]
    public async Task Who_cannot_converge_beside_others_may_once_they_are_gone()
    {
        var crowded = Link.Constant(4e9, 4e8);

        var results = await Bounded.Run(() => Link.Run(Settings, crowded, Short, Short, Short));

        Assert.All(results, vm => Assert.Equal(Outcome.Converged, vm.Outcome));
        Assert.Equal(results.Max(vm => vm.EndSeconds), results[0].EndSeconds);
    }

    [Fact]
    public async Task Two_that_keep_each_other_from_converging_never_end()
    {
        var results = await Bounded.Run(() =>
            Link.Run(Settings, Link.Constant(4e9, 6e8), Link.Constant(4e9, 6e8))
        );

        Assert.All(results, vm => AssertNever(vm, 0));
        Assert.Equal(Outcome.Converged, Link.Run(Settings, Link.Constant(4e9, 6e8))[0].Outcome);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_curve_is_found_to_have_settled(int place)
    {
        Vm<AnyCurve>[] endless =
        [
            new(4e9, new SaturatingCurve(2e9, 3e9)),
            new(4e9, new HotColdCurve(new(5e9, 1e9), new(1e9, 2e9))),
            new(4e9, new MeasuredCurve([1, 2], [2e9, 3e9], 3.5e9)),
        ];

        var alone = await Bounded.Run(() => Link.Run(Settings, endless[place]));
        var together = await Bounded.Run(() => Link.Run(Settings, endless));

        AssertNever(alone[0], 0);
        AssertNever(together[place], 0);
    }

    [Fact]
    public void Their_batch_has_no_makespan()
    {
        var totals = Link.Totals(Settings, Endless, Short);

        Assert.Equal(double.PositiveInfinity, totals.MakespanSeconds);
        Assert.Equal(double.PositiveInfinity, totals.MeanCompletionSeconds);
        Assert.Equal(double.PositiveInfinity, totals.BytesSent);
        Assert.Equal(5e9, totals.FirstPassBytes);
        Assert.Equal(double.PositiveInfinity, totals.MaxDowntimeSeconds);
        Assert.Equal(1, totals.NotConverged);
    }

    private static void AssertNever(VmResult vm, double start) =>
        Assert.Equal(
            new(
                start,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                double.PositiveInfinity,
                Outcome.Never
            ),
            vm
        );
}
