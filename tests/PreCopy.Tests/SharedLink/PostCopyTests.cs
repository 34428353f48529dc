using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>After a switch: what is missing is pushed at the VM's share, and some of it is demanded. 100 bytes/s, 4 s of copying.</summary>
public sealed class PostCopyTests
{
    private static readonly LinkSettings Settings = new(
        100,
        new StopPolicy { TimeoutSeconds = 4, OnTimeout = TimeoutAction.PostCopy }
    )
    {
        SwitchoverSeconds = 0.5,
    };

    [Fact]
    public void What_is_missing_is_pushed_and_what_is_touched_before_is_demanded()
    {
        var vm = Link.Run(Settings, Link.Constant(1000, 20))[0];

        // 600 bytes unsent and 80 dirtied.
        Assert.Equal((Outcome.PostCopy, 0.5), (vm.Outcome, vm.DowntimeSeconds));
        Assert.Equal(6.8, vm.PostCopySeconds, 1e-9);
        Assert.Equal(11.3, vm.EndSeconds, 1e-9);
        Assert.Equal(1080, vm.BytesSent, 1e-9);
        // On average half of the 136 bytes touched by the end, of 1000, have been touched before a page comes.
        Assert.Equal(680 * 0.068, vm.DemandedBytes, 1e-9);
    }

    [Fact]
    public void It_shares_the_link_with_whoever_copies_meanwhile()
    {
        var vms = Link.Run(Settings, Link.Constant(500, 20), Link.Constant(500, 20));

        // 200 bytes sent each; 300 unsent, 80 dirtied, at half the link.
        foreach (var vm in vms)
        {
            Assert.Equal(7.6, vm.PostCopySeconds, 1e-9);
            Assert.Equal(12.1, vm.EndSeconds, 1e-9);
        }
    }

    [Fact]
    public void Its_time_is_the_real_one_when_its_share_changes()
    {
        // The first is alone after 3 s, and switches with 250 bytes unsent and 80 dirtied. The third has come by its push.
        var vms = Link.Run(
            Settings with
            {
                Concurrency = 2,
                SetupSeconds = 1,
            },
            Link.Constant(500, 20),
            Link.Constant(150, 0),
            Link.Constant(100, 0)
        );

        // From 5.5 s on half the link while the third, which copies from 5.5 s (3 + 1 + 0.5 + 1) to 7.5 s, is there.
        Assert.Equal(Outcome.Converged, vms[2].Outcome);
        Assert.Equal(4.5, vms[2].StartSeconds, 1e-9);
        Assert.Equal(8, vms[2].EndSeconds, 1e-9);
        Assert.Equal(2 + 2.3, vms[0].PostCopySeconds, 1e-9);
        Assert.Equal(9.8, vms[0].EndSeconds, 1e-9);
    }

    [Fact]
    public void Other_outcomes_have_none()
    {
        foreach (var action in new[] { TimeoutAction.Abort, TimeoutAction.Force })
        {
            var vm = Link.Run(
                Settings with
                {
                    Policy = Settings.Policy with { OnTimeout = action },
                },
                new Vm<CappedCurve>(1000, new(20, 1000))
            )[0];
            Assert.Equal((0, 0), (vm.PostCopySeconds, vm.DemandedBytes));
        }
    }
}
