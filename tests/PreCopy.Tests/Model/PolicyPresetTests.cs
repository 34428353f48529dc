using PreCopy.Model;
using PreCopy.Model.Policies;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The stop policies of real systems.</summary>
public sealed class PolicyPresetTests
{
    private static StopPolicy Policy(string name) => PolicyPresets.Find(name)!.Policy;

    [Fact]
    public void There_are_eleven_with_names_of_their_own()
    {
        Assert.Equal(11, PolicyPresets.All.Select(preset => preset.Name).Distinct().Count());
        Assert.All(PolicyPresets.All, preset => preset.Policy.Validate());
        Assert.Null(PolicyPresets.Find("QEMU"));
    }

    [Theory]
    [InlineData("qemu", 0.3)]
    [InlineData("kubevirt", 0.3)]
    [InlineData("openshift", 0.3)]
    [InlineData("nova", 0.05)]
    [InlineData("proxmox", 0.1)]
    [InlineData("cloud-hypervisor", 0.3)]
    [InlineData("vmware", 1.0)]
    [InlineData("xen", null)]
    [InlineData("hyper-v", null)]
    public void Downtime_limits(string name, double? seconds) =>
        Assert.Equal(seconds, Policy(name).DowntimeSeconds);

    [Theory]
    [InlineData("xen", 5, 204_800.0, null)]
    [InlineData("xen-legacy", 29, 204_800.0, 3.0)]
    [InlineData("hyper-v", 5, null, null)]
    [InlineData("hyper-v-2008r2", 10, null, null)]
    [InlineData("qemu", null, null, null)]
    public void Caps(string name, int? rounds, double? pendingBytes, double? factor)
    {
        Assert.Equal(rounds, Policy(name).MaxRounds);
        Assert.Equal(pendingBytes, Policy(name).MinPendingBytes);
        Assert.Equal(factor, Policy(name).MaxFactor);
    }

    [Theory]
    [InlineData("kubevirt", 1200)]
    [InlineData("openshift", 160)]
    [InlineData("nova", 6400)]
    [InlineData("cloud-hypervisor", 3600)]
    [InlineData("qemu", double.PositiveInfinity)]
    public void Timeouts_of_8_GiB_abort(string name, double seconds)
    {
        Assert.Equal(seconds, Policy(name).TimeoutSecondsFor(8L << 30));
        Assert.Equal(TimeoutAction.Abort, Policy(name).OnTimeout);
    }

    [Fact]
    public void Only_what_is_not_verified_is_marked() =>
        Assert.Equal(
            ["VMware vSphere (estimate)"],
            PolicyPresets
                .All.Select(preset => preset.Title)
                .Where(title => title.Contains("estimate"))
        );
}
