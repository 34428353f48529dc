using PreCopy.Planning;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>Hard limits are kept, or it is said why they cannot be.</summary>
public sealed class HardLimitTests
{
    private static readonly PlanRequest Request = Plans.Uncertain(7) with { Draws = 200 };

    [Fact]
    public void A_downtime_limit_is_kept_at_a_price()
    {
        var request = Plans.Equal(8, 4, 4e8, Plans.Link(setup: 20));
        var free = Planned(request).Recommended!;
        var one = Planned(request)
            .Alternatives.Single(other =>
                other.InAll == 1 && other.Order == MigrationOrders.FirstIn
            );
        Assert.True(one.MaxDowntimeSeconds.Median < free.MaxDowntimeSeconds.Median);

        var limited = Planned(
            request with
            {
                MaxDowntimeSeconds =
                    0.5 * (one.MaxDowntimeSeconds.Median + free.MaxDowntimeSeconds.Median),
            }
        );

        Assert.InRange(limited.Recommended!.InAll, 1, free.InAll - 1);
        Assert.True(limited.Recommended.Feasible >= request.Confidence);
    }

    [Fact]
    public void A_downtime_that_no_VM_can_keep_is_reported_with_the_VM_and_what_it_needs()
    {
        var plan = Planned(Request with { MaxDowntimeSeconds = 0.001 });

        Assert.Null(plan.Recommended);
        Assert.StartsWith("no downtime above 1 ms is impossible: vm-", plan.Impossible);
        Assert.Contains("even alone", plan.Impossible);
        Assert.Empty(plan.Schedule);
        Assert.Equal(3, plan.Advice.Count);
    }

    [Fact]
    public void A_time_that_is_too_short_is_reported_with_the_fastest_plan()
    {
        var plan = Planned(Request with { WithinSeconds = 5 });

        Assert.Null(plan.Recommended);
        Assert.StartsWith("done within 5 s is impossible: the fastest, ", plan.Impossible);
    }

    [Fact]
    public void An_aborted_migration_is_not_done_within_the_time()
    {
        var request = Plans.Equal(2, 8, 5e9) with
        {
            Link = Plans.Link() with
            {
                Policy = new() { DowntimeSeconds = 0.3, TimeoutSeconds = 30 },
            },
            WithinSeconds = 1000,
        };

        var plan = Planned(request);

        Assert.Null(plan.Recommended);
        Assert.Contains("vm-0 does not arrive in 100 % of the draws even alone", plan.Impossible);
    }

    [Fact]
    public void A_limit_that_can_be_kept_is_kept_as_often_as_was_asked()
    {
        var free = Planned(Request).Recommended!;

        var plan = Planned(
            Request with
            {
                WithinSeconds = 1.001 * free.MakespanSeconds.High,
                Confidence = 0.9,
            }
        );

        Assert.Null(plan.Impossible);
        Assert.InRange(plan.Recommended!.Feasible, 0.9, 1);
    }

    [Fact]
    public void Without_limits_something_is_recommended_even_if_it_seldom_ends()
    {
        PlanVm[] vms = [Plans.Vm(0, 8, 5e9), Plans.Vm(1, 8, 1e7), Plans.Vm(2, 8, 1e7)];

        var plan = Planned(Plans.Certain(vms));

        // The hopeless one blocks its slot: it goes last, or beside the others.
        Assert.Equal(0, plan.Recommended!.Feasible);
        Assert.Equal(1, plan.Recommended.NotConverged.Median);
        Assert.Contains("arrives in 0 % of the draws only", plan.Advice[0]);
        Assert.Equal("vm-0", Assert.Single(plan.AtRisk).Name);
    }

    private static MigrationPlan Planned(PlanRequest request) =>
        Planner.Plan(request, cancel: TestContext.Current.CancellationToken);
}
