using PreCopy.Model;
using PreCopy.Model.Kernels;
using PreCopy.Tests.SharedLink;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Policies that change with time over so many rounds that they are taken in leaps, against all rounds one by one.</summary>
public sealed class ChangingLongRunTests
{
    private const int Patience = 3_000_000;
    private const double Bandwidth = 1e9;

    // Rounds of 2 ms: a page of 4 KiB every 4 µs.
    private static readonly NaiveCurve Settled = new NaiveCurve.Capped(5e9, 2e6);
    private static readonly NaiveCurve Slow = new NaiveCurve.Saturating(1e9, 3e9);

    private static readonly StopPolicy Strict = new() { DowntimeSeconds = 1e-6 };

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static readonly Dictionary<string, (NaiveCurve Dirty, StopPolicy Policy)> Cases = new()
    {
        ["timeout"] = (Settled, Strict with { TimeoutSeconds = 60.0005 }),
        ["timeout of rounds that shrink slowly"] = (Slow, Strict with { TimeoutSeconds = 60 }),
        ["stall"] = (Settled, Strict with { StallTimeoutSeconds = 40.0003 }),
        ["ramp"] = (Settled, Strict with { Ramp = new(0.01, 1e-4, 2.7) }),
        ["ramp from a look"] = (
            Settled,
            Strict with
            {
                Ramp = new(0.01, 1e-3, 5) { FromLook = 9000 },
            }
        ),
        ["ramp that is not enough"] = (Settled, Strict with { Ramp = new(0.001, 1e-4, 2.7) }),
        ["doubling"] = (Settled, Strict with { LooksPerDoubling = 1500 }),
        ["throttle"] = (
            new NaiveCurve.Capped(1.2e9, 2e6),
            new()
            {
                DowntimeSeconds = 1e-3,
                Throttle = new() { PeriodSeconds = 7.0005 },
            }
        ),
        ["throttle with a timeout to force"] = (
            new NaiveCurve.Capped(50e9, 2e6),
            new()
            {
                DowntimeSeconds = 1e-3,
                Throttle = new() { PeriodSeconds = 7.0005 },
                TimeoutSeconds = 333,
                OnTimeout = TimeoutAction.Force,
            }
        ),
        ["everything"] = (
            Settled,
            new()
            {
                DowntimeSeconds = 1e-5,
                Ramp = new(1e-3, 1e-5, 3),
                LooksPerDoubling = 5000,
                StallTimeoutSeconds = 200,
                Throttle = new() { PeriodSeconds = 11.0005, Most = 0.4 },
                MaxRounds = 100_000,
            }
        ),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_leap_ends_where_the_policy_changes(string name)
    {
        var (dirty, policy) = Cases[name];
        var guest = new GuestCase(4e9, Bandwidth, dirty);
        var expected = new NaiveGuest(guest, policy, 0.01).Run(Patience)!.Value;
        Assert.True(expected.LiveRounds > RoundLeap.LiteralRounds, $"{expected}");

        foreach (var kernel in KernelRegistry.Available)
        {
            var answer = kernel.Run(policy, [guest], 0.01)[0];
            Assert.Equal(expected.Outcome, answer.Outcome);
            AssertNear(expected.LiveRounds, answer.LiveRounds, 1e-3);
            AssertNear(expected.TotalSeconds, answer.TotalSeconds, 1e-5);
            AssertNear(expected.DowntimeSeconds, answer.DowntimeSeconds, 2e-2);
            AssertNear(expected.BytesSent, answer.BytesSent, 1e-5);
            AssertNear(expected.LostVcpuSeconds, answer.LostVcpuSeconds, 1e-3);
        }
    }

    private static void AssertNear(double expected, double actual, double tolerance) =>
        Assert.True(
            actual == expected || Math.Abs(actual - expected) <= tolerance * expected,
            $"{actual} is not {expected}"
        );
}
