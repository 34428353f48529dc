using PreCopy.Model.Policies;
using PreCopy.Planning;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>Requests out of their range are refused in one line; platforms are complete.</summary>
public sealed class PlanRequestTests
{
    private static readonly PlanRequest Request = Plans.Equal(2, 1, 1e7);

    public static TheoryData<string, PlanRequest> Refused =>
        new()
        {
            { "a plan needs at least one VM", Request with { Vms = [] } },
            { "a plan needs at least two nodes", Request with { Nodes = ["here"] } },
            { "the setup must not", Request with { Link = Plans.Link(setup: -1) } },
            { "VM 'vm-7': the memory", Request with { Vms = [Plans.Vm(7, 0, 1)] } },
            { "VM 'vm-7': the target must be another", With(vm => vm with { Target = 0 }) },
            { "VM 'vm-7': the source and", With(vm => vm with { Source = 2 }) },
            { "VM 'vm-7': the spreads", With(vm => vm with { DirtyRateSpread = double.NaN }) },
            { "the weights of the objective", Request with { Objective = new() } },
            { "the longest downtime", Request with { MaxDowntimeSeconds = 0 } },
            { "the time allowed", Request with { WithinSeconds = -1 } },
            { "the confidence", Request with { Confidence = 1.1 } },
            { "the usable share", Request with { Usable = new(0.9, 0.8, 1) } },
            { "the draws must be", Request with { Draws = 0 } },
            { "the threads must be", Request with { Threads = 0 } },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_out_of_range_is_refused_in_one_line(string message, PlanRequest request)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Planner.Plan(request, cancel: TestContext.Current.CancellationToken)
        );

        Assert.StartsWith(message, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Every_platform_has_a_stop_policy_and_every_policy_a_platform()
    {
        Assert.All(
            Platforms.All,
            platform =>
            {
                Assert.NotNull(PolicyPresets.Find(platform.Preset));
                Assert.Same(platform, Platforms.Find(platform.Name));
            }
        );
        Assert.Null(Platforms.Find("abacus"));
    }

    [Fact]
    public void Weights_are_in_proportion_and_never_nothing()
    {
        PlanVm[] vms = [Plans.Vm(0, 4, 1e8), Plans.Vm(1, 8, 0)];

        Assert.Equal([1, 1], BandwidthSplits.Weights(BandwidthSplits.Equal, vms));
        Assert.Equal([1, 2], BandwidthSplits.Weights(BandwidthSplits.ByMemory, vms));
        Assert.Equal([1, 0.01], BandwidthSplits.Weights(BandwidthSplits.ByDirtyRate, vms));
        Assert.Throws<ArgumentException>(() => BandwidthSplits.Weights("fair", vms));
    }

    private static PlanRequest With(Func<PlanVm, PlanVm> change) =>
        Request with
        {
            Vms = [change(Plans.Vm(7, 1, 1e7))],
        };
}
