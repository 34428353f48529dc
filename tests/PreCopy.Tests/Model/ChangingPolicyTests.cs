using CsCheck;
using PreCopy.Model;
using PreCopy.Model.Kernels;
using PreCopy.Model.Policies;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>
/// Policies that change with time, and guests with any curve: the reference against a second writing of the rules, and every
/// kernel against the reference, bit for bit.
/// </summary>
public sealed class ChangingPolicyTests
{
    private const int Patience = RoundLeap.LiteralRounds;
    private const double Switchover = 0.02;

    public static TheoryData<string> Presets =>
        [.. PolicyPresets.All.Select(preset => preset.Name)];

    public static TheoryData<string> KernelNames =>
        [.. KernelRegistry.Available.Skip(1).Select(kernel => kernel.Name)];

    [Fact]
    public void The_reference_agrees_with_a_second_writing() =>
        Gen.Select(RandomGuests.Any, RandomPolicies.Any)
            .Sample((guest, policy) => AssertAgree(guest, policy), iter: 4000, threads: 1);

    [Theory]
    [MemberData(nameof(Presets))]
    public void So_it_does_under_every_preset(string preset)
    {
        var policy = PolicyPresets.Find(preset)!.Policy;
        foreach (var guest in RandomGuests.Any.Cases(4, 400))
            AssertAgree(guest, policy);
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void A_kernel_gives_the_reference_s_bits(string name)
    {
        var kernel = KernelRegistry.Named(name);
        var policies = RandomPolicies.Any.Array[60].Generate(new PCG(1, 9), null, out _);
        var all = policies.Concat(PolicyPresets.All.Select(preset => preset.Policy));
        foreach (var (i, policy) in all.Index())
        {
            var guests = RandomGuests.Any.Cases((uint)i, 19);
            Assert.Equal(
                new Reference().Run(policy, guests, Switchover),
                kernel.Run(policy, guests, Switchover)
            );
            var hotCold = Guests.HotCold(RandomGuests.HotCold.Cases((uint)i, 1 + i % 35));
            Assert.Equal(
                new Reference().Run(policy, hotCold, Switchover),
                kernel.Run(policy, hotCold, Switchover)
            );
            AssertSameOfLaws(kernel, policy, (uint)i, i % 35);
        }
    }

    private static void AssertSameOfLaws(
        MigrationKernel kernel,
        StopPolicy policy,
        uint seed,
        int count
    )
    {
        if (policy.IsPlain)
            return;
        var cases = RandomMigrations.Cases(seed, count);
        foreach (var law in Enum.GetValues<Law>())
            Assert.Equal(
                new Reference().Run(law, policy, cases, Switchover),
                kernel.Run(law, policy, cases, Switchover)
            );
    }

    private static void AssertAgree(GuestCase guest, StopPolicy policy)
    {
        if (new NaiveGuest(guest, policy, Switchover).Run(Patience) is not { } expected)
            return;
        var answer = new Reference().Run(policy, [guest], Switchover)[0];
        Assert.True(
            expected.Outcome == answer.Outcome
                && expected.LiveRounds == answer.LiveRounds
                && AreNear(expected.TotalSeconds, answer.TotalSeconds, 1e-9)
                && AreNear(expected.DowntimeSeconds, answer.DowntimeSeconds, 1e-6)
                && AreNear(expected.BytesSent, answer.BytesSent, 1e-9)
                && AreNear(expected.LostVcpuSeconds, answer.LostVcpuSeconds, 1e-9)
                && AreNear(expected.DemandedBytes, answer.DemandedBytes, 1e-3),
            $"{guest} under {policy}: {answer} where the second writing has {expected}"
        );
    }

    private static bool AreNear(double expected, double actual, double tolerance) =>
        actual == expected || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected);
}
