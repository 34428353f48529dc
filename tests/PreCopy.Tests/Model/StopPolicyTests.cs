using PreCopy.Model;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>What a stop policy may be, and what its timeout means.</summary>
public sealed class StopPolicyTests
{
    public static TheoryData<string, StopPolicy> Refused =>
        new()
        {
            {
                "the stall timeout",
                new() { StallTimeoutSeconds = 0 }
            },
            {
                "the looks per doubling",
                new() { DowntimeSeconds = 1, LooksPerDoubling = 0 }
            },
            {
                "a downtime limit to rise from",
                new() { MaxRounds = 5, LooksPerDoubling = 6 }
            },
            {
                "a ramp of the downtime limit",
                new() { DowntimeSeconds = 1, Ramp = new(0.5, 0.1, 1) }
            },
            {
                "a ramp of the downtime limit",
                new() { DowntimeSeconds = 1, Ramp = new(2, 0.1, 0) }
            },
            {
                "the throttle's trigger",
                new()
                {
                    DowntimeSeconds = 1,
                    Throttle = new() { Trigger = 1 },
                }
            },
            {
                "the throttle's increment",
                new()
                {
                    DowntimeSeconds = 1,
                    Throttle = new() { Increment = 1e-4 },
                }
            },
            {
                "the downtime limit",
                new() { DowntimeSeconds = 0 }
            },
            {
                "the downtime limit",
                new() { DowntimeSeconds = -1 }
            },
            {
                "the downtime limit",
                new() { DowntimeSeconds = double.NaN }
            },
            {
                "the downtime limit",
                new() { DowntimeSeconds = double.PositiveInfinity }
            },
            {
                "the minimum pending bytes",
                new() { MinPendingBytes = -1 }
            },
            {
                "the minimum pending bytes",
                new() { MinPendingBytes = double.NaN }
            },
            {
                "the round cap",
                new() { MaxRounds = 0 }
            },
            {
                "the round cap",
                new() { MaxRounds = -5 }
            },
            {
                "the factor cap",
                new() { MaxFactor = 0.99 }
            },
            {
                "the factor cap",
                new() { MaxFactor = double.NaN }
            },
            {
                "the factor cap",
                new() { MaxFactor = double.PositiveInfinity }
            },
            {
                "the timeout",
                new() { TimeoutSeconds = 0 }
            },
            {
                "the timeout",
                new() { TimeoutSeconds = double.NaN }
            },
            {
                "the timeout per GiB",
                new() { TimeoutSecondsPerGiB = -1 }
            },
            {
                "between two looks inside a round",
                new() { DowntimeSeconds = 1, LookSeconds = 0 }
            },
            {
                "between two looks inside a round",
                new() { DowntimeSeconds = 1, LookSeconds = -0.05 }
            },
            {
                "between two looks inside a round",
                new() { DowntimeSeconds = 1, LookSeconds = 1e-4 }
            },
            {
                "between two looks inside a round",
                new() { DowntimeSeconds = 1, LookSeconds = double.NaN }
            },
            {
                "between two looks inside a round",
                new() { DowntimeSeconds = 1, LookSeconds = double.PositiveInfinity }
            },
            {
                "need a downtime limit to look for",
                new() { MaxRounds = 5, LookSeconds = 0.05 }
            },
            { "at least one part", new() },
            {
                "at least one part",
                new() { OnTimeout = TimeoutAction.Force }
            },
            {
                "add another part",
                new() { MinPendingBytes = 0 }
            },
        };

    public static TheoryData<StopPolicy> Allowed =>
        new()
        {
            new StopPolicy { DowntimeSeconds = double.Epsilon },
            new StopPolicy { MinPendingBytes = 1 },
            new StopPolicy { MinPendingBytes = 0, DowntimeSeconds = 1 },
            new StopPolicy { MinPendingBytes = 0, MaxRounds = 1 },
            new StopPolicy { MaxRounds = int.MaxValue },
            new StopPolicy { MaxFactor = 1 },
            new StopPolicy { TimeoutSeconds = 1 },
            new StopPolicy { DowntimeSeconds = 1, LookSeconds = StopPolicy.ShortestLookSeconds },
            new StopPolicy { TimeoutSecondsPerGiB = 1 },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_part_out_of_its_range_is_named(string what, StopPolicy policy) =>
        Assert.Contains(
            what,
            Assert.Throws<ArgumentException>(policy.Validate).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Any_part_alone_is_a_policy(StopPolicy policy) => policy.Validate();

    [Theory]
    [InlineData(null, null, double.PositiveInfinity)]
    [InlineData(10.0, null, 10)]
    [InlineData(null, 150.0, 1200)]
    [InlineData(10.0, 150.0, 1210)]
    public void The_timeout_is_the_sum_of_its_parts(
        double? seconds,
        double? perGiB,
        double expected
    ) =>
        Assert.Equal(
            expected,
            new StopPolicy
            {
                TimeoutSeconds = seconds,
                TimeoutSecondsPerGiB = perGiB,
            }.TimeoutSecondsFor(8L << 30)
        );
}
