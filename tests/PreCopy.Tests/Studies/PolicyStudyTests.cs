using PreCopy.Results;
using PreCopy.Studies;
using Xunit;

namespace PreCopy.Tests.Studies;

/// <summary>The studies of the stop policies against what the model says must hold.</summary>
public sealed class PolicyStudyTests
{
    private const double GiB = 1L << 30;
    private const double Link = 1.25e9;
    private const string Ratio = "dirty rate / bandwidth";
    private const string Lost = "throttled away (vCPU-s)";

    private static Table Run(string name) =>
        StudyRegistry
            .All.Single(study => study.Name == name)
            .Run(new(null, TestContext.Current.CancellationToken))
            .Data;

    // The rounds settle where u(v/b) = v; for a concave u that is above b·τ when u(τ) is.
    [Fact]
    public void Qemu_never_ends_where_the_guest_writes_more_within_the_limit_than_its_share_carries()
    {
        var qemu = Run("policies-compared").Where("policy", "QEMU");
        var dirtied = 2 * GiB * (1 - Math.Exp(-0.1 * Link * 0.3 / (2 * GiB)));

        foreach (var (count, outcome) in qemu.Numbers("concurrency").Zip(qemu.Texts("outcome")))
            Assert.Equal(dirtied > Link / count * 0.3 ? "never" : "converged", outcome);
    }

    [Theory]
    [InlineData("OpenStack Nova", 800 * 8)]
    [InlineData("OpenShift Virtualization", 20 * 8)]
    [InlineData("Cloud Hypervisor", 3600)]
    public void Who_aborts_does_so_at_the_timeout_and_wastes_what_the_link_carried(
        string policy,
        double timeout
    )
    {
        var data = Run("policies-compared").Where("policy", policy).Where("outcome", "aborted");

        Assert.NotEmpty(data.Rows);
        Assert.All(data.Numbers("makespan (s)"), time => Assert.Equal(timeout, time, 1e-6));
        Assert.All(data.Numbers("downtime (s)"), pause => Assert.Equal(0, pause));
        Assert.All(
            data.Numbers("sent in vain (bytes)"),
            bytes => Assert.Equal(Link * timeout, bytes, 1e-6 * Link * timeout)
        );
    }

    [Fact]
    public void Only_the_estimate_throttles_and_only_it_is_marked()
    {
        var data = Run("policies-compared");
        var throttling = data.Texts("policy")
            .Zip(data.Numbers(Lost))
            .Where(row => row.Second > 0)
            .Select(row => row.First)
            .Distinct();

        Assert.Equal(["VMware vSphere (estimate)"], throttling);
    }

    [Fact]
    public void Without_a_throttle_nothing_is_lost_and_nothing_ends_from_the_links_rate_on()
    {
        var free = Run("throttle-price").Where("throttle", "no throttle");

        Assert.All(free.Numbers(Lost), lost => Assert.Equal(0, lost));
        foreach (var (ratio, time) in free.Numbers(Ratio).Zip(free.Numbers("time (s)")))
            Assert.Equal(ratio < 1, double.IsFinite(time));
    }

    [Theory]
    [InlineData("auto-converge")]
    [InlineData("dirty-limit")]
    public void A_throttle_acts_above_half_of_what_is_sent_and_then_every_migration_ends_sooner(
        string throttle
    )
    {
        var data = Run("throttle-price");
        var free = data.Where("throttle", "no throttle").Numbers("time (s)");
        var throttled = data.Where("throttle", throttle);
        var (ratios, times) = (throttled.Numbers(Ratio), throttled.Numbers("time (s)"));
        var lost = throttled.Numbers(Lost);

        for (var i = 0; i < ratios.Length; i++)
        {
            Assert.True(double.IsFinite(times[i]));
            Assert.Equal(ratios[i] > 0.5, lost[i] > 0);
            if (ratios[i] <= 0.5)
                Assert.Equal(free[i], times[i]);
            else
                Assert.False(times[i] >= free[i], $"{ratios[i]}: {times[i]} >= {free[i]}");
        }
    }
}
