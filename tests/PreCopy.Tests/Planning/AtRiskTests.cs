using PreCopy.Planning;
using Xunit;

namespace PreCopy.Tests.Planning;

/// <summary>VMs that may not converge, and what would let them.</summary>
public sealed class AtRiskTests
{
    [Fact]
    public void A_VM_that_writes_faster_than_its_stream_is_at_risk_and_post_copy_ends_it()
    {
        var risk = Assert.Single(Risky("qemu", rate: 3e9).AtRisk);

        Assert.Equal("vm-0", risk.Name);
        Assert.Equal((1, 1), (risk.Probability, risk.Alone));
        Assert.Contains("writes 2.79 GiB/s (median) into 16 GiB", risk.Reason);
        // The model: it converges when the share exceeds the rate.
        Assert.InRange(risk.NeededBytesPerSecond, 3e9, 3.3e9);
        Assert.Contains("more bandwidth", risk.Remedies);
        Assert.Equal("post-copy", risk.Remedies[^1]);
        Assert.DoesNotContain("alone", risk.Remedies);
    }

    [Fact]
    public void Auto_converge_lets_a_VM_that_writes_a_little_too_fast()
    {
        var risk = Assert.Single(Risky("qemu", rate: 1.5e9).AtRisk);

        Assert.Equal(1, risk.Probability);
        Assert.Equal(0, risk.WithAutoConverge);
        Assert.Equal(["more bandwidth", "auto-converge", "post-copy"], risk.Remedies);
    }

    [Fact]
    public void Only_QEMU_has_auto_converge_and_post_copy() =>
        Assert.Equal(
            ["more bandwidth"],
            Assert.Single(Risky("cloud-hypervisor", rate: 1.5e9).AtRisk).Remedies
        );

    [Fact]
    public void Quiet_VMs_are_not_at_risk() => Assert.Empty(Risky("qemu", rate: 1e7).AtRisk);

    [Fact]
    public void Who_waits_behind_one_that_never_ends_is_told_so()
    {
        var plan = Planner.Plan(
            Plans.Certain([Plans.Vm(0, 16, 3e9), Plans.Vm(1, 16, 3e9), Plans.Vm(2, 4, 1e7)]),
            cancel: TestContext.Current.CancellationToken
        );

        // One at a time: of two that never end the second one never starts.
        Assert.Equal(1, plan.Recommended!.InAll);
        var risk = Assert.Single(
            plan.AtRisk,
            vm => vm.Reason.StartsWith("waits", StringComparison.Ordinal)
        );
        Assert.Equal(
            "waits, in 100 % of the draws, behind a copy that goes on for ever",
            risk.Reason
        );
        Assert.DoesNotContain("more bandwidth", risk.Remedies);
    }

    [Fact]
    public void A_forced_pause_is_the_regular_end_where_a_policy_knows_no_other()
    {
        var request = Plans.Equal(3, 8, 3e9) with
        {
            Link = Plans.Link() with { Policy = new() { MaxRounds = 5 } },
        };

        Assert.Empty(Planner.Plan(request, cancel: TestContext.Current.CancellationToken).AtRisk);
    }

    private static MigrationPlan Risky(string platform, double rate) =>
        Planner.Plan(
            Plans.Certain([Plans.Vm(0, 16, rate), Plans.Vm(1, 8, 1e7), Plans.Vm(2, 4, 1e7)]) with
            {
                Platform = Platforms.Find(platform)!,
            },
            cancel: TestContext.Current.CancellationToken
        );
}
