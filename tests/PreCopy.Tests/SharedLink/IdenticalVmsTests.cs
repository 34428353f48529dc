using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>N identical VMs at equal shares are each the single migration at B/N: to the last bit, but for the clock.</summary>
public sealed class IdenticalVmsTests
{
    private const double Bandwidth = 1.25e9;
    private const double Switchover = 0.02;

    public static MatrixTheoryData<Law, string> Combinations =>
        new(Enum.GetValues<Law>(), Policies.Names);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void All_at_once_are_the_kernel_at_an_equal_share(Law law, string policy)
    {
        for (var count = 1; count <= 9; count++)
            AssertKernel(law, policy, Bandwidth / count, count, double.PositiveInfinity);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Below_their_cap_they_are_the_kernel_at_the_cap(Law law, string policy)
    {
        const double cap = Bandwidth / 7.3;
        for (var count = 1; count <= 7; count += 3)
            AssertKernel(law, policy, cap, count, cap);
    }

    private static void AssertKernel(
        Law law,
        string policy,
        double rate,
        int count,
        double streamCap
    )
    {
        var settings = new LinkSettings(Bandwidth, Policies.Named(policy))
        {
            StreamCapBytesPerSecond = streamCap,
            SwitchoverSeconds = Switchover,
        };
        foreach (var generated in RandomMigrations.Cases(31, 25))
        {
            var ratio = generated.DirtyBytesPerSecond / generated.BandwidthBytesPerSecond;
            var migration = generated with
            {
                BandwidthBytesPerSecond = rate,
                DirtyBytesPerSecond = ratio * rate,
            };
            var expected = new Reference().Run(law, settings.Policy, migration, Switchover);
            // Longer ones are taken in leaps.
            if (expected.LiveRounds > RoundLeap.LiteralRounds && expected.Outcome != Outcome.Never)
                continue;
            foreach (var vm in Simulate(law, settings, migration, count))
                AssertSame(expected, vm);
        }
    }

    private static VmResult[] Simulate(
        Law law,
        LinkSettings settings,
        MigrationCase migration,
        int count
    )
    {
        var (memory, _, dirtyRate, workingSet) = migration;
        return law == Law.Capped
            ? Link.Run(
                settings,
                new Vm<CappedCurve>(memory, new(dirtyRate, workingSet)).Times(count)
            )
            : Link.Run(
                settings,
                new Vm<SaturatingCurve>(memory, new(dirtyRate, workingSet)).Times(count)
            );
    }

    private static void AssertSame(MigrationAnswer expected, VmResult actual)
    {
        Assert.Equal(expected.Outcome, actual.Outcome);
        Assert.Equal(expected.BytesSent, actual.BytesSent);
        Assert.Equal(expected.DowntimeSeconds, actual.DowntimeSeconds);
        if (expected.Outcome == Outcome.Never)
        {
            Assert.Equal(double.PositiveInfinity, actual.EndSeconds);
            return;
        }

        Assert.Equal(expected.LiveRounds, actual.LiveRounds);
        Assert.InRange(actual.EndSeconds / expected.TotalSeconds, 1 - 1e-12, 1 + 1e-12);
    }
}
