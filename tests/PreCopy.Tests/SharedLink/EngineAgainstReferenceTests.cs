using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Policies;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>
/// One VM alone on a link is a single migration, whatever its curve and its policy; several alike are each the single
/// migration at their share (model, section 4).
/// </summary>
public sealed class EngineAgainstReferenceTests
{
    private const double Switchover = 0.02;

    public static TheoryData<string> Presets =>
        [.. PolicyPresets.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Under_every_preset_with_any_curve(string preset)
    {
        foreach (var guest in RandomGuests.Any.Cases(77, 300))
            AssertAgree(guest, PolicyPresets.Find(preset)!.Policy);
    }

    [Fact]
    public void Under_generated_policies()
    {
        foreach (var (guest, policy) in Model.RandomPolicies.WithGuests(seed: 2, count: 3000))
            AssertAgree(guest, policy);
    }

    private static void AssertAgree(GuestCase guest, StopPolicy policy)
    {
        var expected = new Reference().Run(policy, [guest], Switchover)[0];
        // Leaps of different lengths differ by more than rounding; they have tests of their own.
        if (expected.Outcome != Outcome.Never && expected.LiveRounds > RoundLeap.LiteralRounds)
            return;
        foreach (var count in new[] { 1, 3 })
        {
            var settings = new LinkSettings(count * guest.BandwidthBytesPerSecond, policy)
            {
                SwitchoverSeconds = Switchover,
            };
            var vms = Enumerable
                .Repeat(new Vm<AnyCurve>(guest.MemoryBytes, guest.Dirty.Any), count)
                .ToArray();
            var results = new VmResult[count];
            new LinkEngine<AnyCurve>(count).Run(settings, vms, results);
            foreach (var result in results)
                Assert.True(
                    Agrees(expected, result),
                    $"{guest} under {policy}, {count} at once: {result} where the kernel has {expected}"
                );
        }
    }

    private static bool Agrees(in GuestAnswer expected, in VmResult actual) =>
        expected.Outcome == actual.Outcome
        && (expected.Outcome == Outcome.Never || expected.LiveRounds == actual.LiveRounds)
        && AreNear(expected.TotalSeconds, actual.EndSeconds, 1e-9)
        && AreNear(expected.DowntimeSeconds, actual.DowntimeSeconds, 1e-7)
        && AreNear(expected.BytesSent, actual.BytesSent, 1e-9)
        && AreNear(expected.LostVcpuSeconds, actual.LostVcpuSeconds, 1e-9)
        && AreNear(expected.DemandedBytes, actual.DemandedBytes, 1e-6);

    private static bool AreNear(double expected, double actual, double tolerance) =>
        actual == expected || Math.Abs(actual - expected) <= tolerance * expected;
}
