using PreCopy.Planning;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>Plans that follow from the model without a search.</summary>
public sealed class KnownPlanTests
{
    [Fact]
    public void One_at_a_time_where_one_stream_fills_the_link_and_nothing_waits()
    {
        var plan = Planned(Plans.Equal(6, 8, 1e8));

        Assert.Equal(1, plan.Recommended!.InAll);
        Assert.Equal(BindingLimit.Link, plan.Binding);
        Assert.Contains("one at a time", plan.Recommended.KnownAs);
    }

    [Fact]
    public void As_many_as_fill_the_link_where_a_stream_cannot()
    {
        var plan = Planned(Plans.Equal(12, 8, 1e7, Plans.Link(cap: 0.4 * Plans.Bandwidth)));

        Assert.Equal(3, plan.Recommended!.InAll);
        Assert.Equal(BindingLimit.StreamCap, plan.Binding);
    }

    [Fact]
    public void The_longer_the_setup_the_more_at_once()
    {
        int[] atOnce =
        [
            .. new double[] { 0, 2, 8, 30 }.Select(setup =>
                Planned(Plans.Equal(24, 2, 2e7, Plans.Link(setup: setup))).Recommended!.InAll
            ),
        ];

        Assert.Equal(atOnce.Order(), atOnce);
        Assert.True(atOnce[0] < atOnce[^1], string.Join(' ', atOnce));
    }

    [Fact]
    public void Fewer_than_fill_the_link_where_more_would_not_converge()
    {
        var setup = 20.0;
        var plan = Planned(Plans.Equal(8, 4, 4e8, Plans.Link(setup: setup)));

        Assert.InRange(plan.Recommended!.InAll, 2, 4);
        Assert.Equal(BindingLimit.Convergence, plan.Binding);
    }

    [Fact]
    public void A_guest_that_writes_faster_than_the_link_carries()
    {
        var plan = Planned(Plans.Certain([Plans.Vm(0, 8, 5e9)]));

        Assert.Equal(BindingLimit.Convergence, plan.Binding);
        Assert.Contains("some guests write faster than their share", plan.Advice[1]);
    }

    [Fact]
    public void A_tie_goes_to_fewer_at_once_in_the_order_in_which_they_came()
    {
        PlanVm[] vms = [.. Enumerable.Range(0, 5).Select(i => Plans.Vm(i, 5 - i, 0))];

        var plan = Planned(Plans.Certain(vms));

        Assert.Equal(
            (1, MigrationOrders.FirstIn),
            (plan.Recommended!.InAll, plan.Recommended.Order)
        );
        Assert.All(plan.Alternatives, other => Assert.Equal(1, other.ProbabilityBest));
        Assert.Null(plan.Rival);
    }

    [Fact]
    public void A_single_VM_is_every_baseline_at_once()
    {
        var plan = Planned(
            Plans.Equal(1, 8, 1e8, Plans.Link(cap: 0.5 * Plans.Bandwidth)) with
            {
                Platform = Platforms.Find("nova")!,
            }
        );

        Assert.Equal(
            "one at a time, Nova's default, all at once",
            Assert.Single(plan.Alternatives).KnownAs
        );
        Assert.Equal(BindingLimit.StreamCap, plan.Binding);
    }

    [Fact]
    public void The_baselines_are_there_and_known_by_their_names()
    {
        var plan = Planned(Plans.Uncertain(9));

        Alternative Known(string name) => plan.Alternatives.Single(other => other.KnownAs == name);
        Assert.Equal(1, Known("one at a time").InAll);
        Assert.Equal(2, Known("KubeVirt's default").PerNode);
        Assert.Equal(9, Known("all at once").InAll);
        Assert.Same(plan.Recommended, plan.Alternatives[0]);
        Assert.Contains("KubeVirt's default comes to", plan.Advice[2]);
    }

    [Fact]
    public void A_split_is_offered_only_where_the_platform_can_set_one()
    {
        var request = Plans.Certain(
            Plans.Random(new Random(3), 6),
            Plans.Link(0.4 * Plans.Bandwidth, setup: 1)
        );
        bool HasSplit(bool can) =>
            Planned(request with { Platform = request.Platform with { CanSplit = can } })
                .Alternatives.Any(other => other.Split != BandwidthSplits.Equal);

        Assert.True(HasSplit(true));
        Assert.False(HasSplit(false));
    }

    [Fact]
    public void The_schedule_is_the_recommended_plan_at_its_medians()
    {
        var plan = Planned(
            Plans.Equal(6, 8, 1e8, Plans.Link(cap: 0.4 * Plans.Bandwidth, setup: 1))
        );

        Assert.Equal(
            plan.Recommended!.MakespanSeconds.Median,
            plan.Schedule.Max(vm => vm.EndSeconds),
            1e-9
        );
        Assert.Equal(
            plan.Recommended.BytesSent.Median,
            plan.Schedule.Sum(vm => vm.FirstPassBytes + vm.ResentBytes),
            1.0
        );
        Assert.All(
            plan.Schedule,
            vm =>
            {
                Assert.InRange(vm.FirstPassEndSeconds, vm.StartSeconds + 1, vm.EndSeconds);
                Assert.Equal(8 * Plans.GiB, vm.FirstPassBytes);
            }
        );
    }

    private static MigrationPlan Planned(PlanRequest request)
    {
        var plan = Planner.Plan(request, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(3, plan.Advice.Count);
        return plan;
    }
}
