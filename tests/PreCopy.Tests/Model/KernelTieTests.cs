using PreCopy.Model;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>What happens exactly at a limit comes out the same in every kernel.</summary>
public sealed class KernelTieTests
{
    // Rounds of 2^33, 2^32, 2^31 … bytes, without rounding.
    private static readonly MigrationCase Halving = MigrationCase.Constant(
        1L << 33,
        1L << 30,
        1L << 29
    );

    public static TheoryData<string> KernelNames =>
        [.. KernelRegistry.Available.Select(kernel => kernel.Name)];

    [Theory]
    [InlineData(0.25, 5)]
    [InlineData(0.25 * (1 - 5e-13), 5)]
    [InlineData(0.25 * (1 - 1e-11), 6)]
    [InlineData(0.25 * (1 + 1e-11), 5)]
    public void A_round_exactly_at_the_downtime_limit_is_the_paused_send(
        double downtime,
        int rounds
    ) => AssertRounds(new() { DowntimeSeconds = downtime }, rounds, Outcome.Converged);

    [Theory]
    [InlineData(1L << 28, 5)]
    [InlineData((1L << 28) - 1, 6)]
    [InlineData((1L << 28) + 1, 5)]
    public void A_round_of_exactly_the_minimum_pending_is_the_paused_send(
        double bytes,
        int rounds
    ) => AssertRounds(new() { MinPendingBytes = bytes }, rounds, Outcome.Converged);

    [Theory]
    [InlineData(1.75, 3)]
    [InlineData(1.7499999999, 2)]
    [InlineData(1.875, 4)]
    [InlineData(1.5, 2)]
    [InlineData(1, 1)]
    public void The_factor_may_be_reached_but_not_exceeded(double factor, int rounds) =>
        AssertRounds(new() { MaxFactor = factor }, rounds, Outcome.Forced);

    [Fact]
    public void What_converges_in_the_round_of_its_cap_has_converged() =>
        AssertRounds(
            new()
            {
                DowntimeSeconds = 0.25,
                MaxRounds = 5,
                MaxFactor = 2,
            },
            5,
            Outcome.Converged
        );

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void A_limit_put_on_any_round_of_any_migration_stops_right_there(string name)
    {
        var kernel = KernelRegistry.Named(name);
        foreach (var migration in RandomMigrations.Cases(99, 200))
        {
            var ratio = migration.DirtyBytesPerSecond / migration.BandwidthBytesPerSecond;
            if (ratio is 0 or > 0.98)
                continue;
            var left = Math.Min(migration.MemoryBytes * ratio, migration.WorkingSetBytes);
            for (var rounds = 1; rounds <= 60 && left > 1; rounds++)
            {
                var downtime = left / migration.BandwidthBytesPerSecond;
                var limited = kernel.Run(
                    Law.Capped,
                    new() { DowntimeSeconds = downtime },
                    migration
                );
                var pending = kernel.Run(Law.Capped, new() { MinPendingBytes = left }, migration);
                Assert.Equal((rounds, rounds), (limited.LiveRounds, pending.LiveRounds));
                Assert.Equal(downtime, limited.DowntimeSeconds, downtime * 1e-14);
                left *= ratio;
            }
        }
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void A_guest_that_writes_exactly_as_fast_as_it_is_copied_never_converges(string name)
    {
        var kernel = KernelRegistry.Named(name);
        var policy = new StopPolicy { DowntimeSeconds = 0.3 };
        // Bandwidths where t = v/b followed by D·t would round to less than v.
        for (var share = 1; share <= 200; share++)
        {
            var bandwidth = 1.25e9 / share;
            Assert.Equal(
                MigrationAnswer.Never,
                kernel.Run(
                    Law.Capped,
                    policy,
                    MigrationCase.Constant(8L << 30, bandwidth, bandwidth)
                )
            );
        }
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void A_working_set_of_exactly_the_downtime_limit_converges_at_any_dirty_rate(string name)
    {
        var kernel = KernelRegistry.Named(name);
        var policy = new StopPolicy { DowntimeSeconds = 0.3 };
        for (var share = 1; share <= 200; share++)
        {
            var bandwidth = 1.25e9 / share;
            var fits = new MigrationCase(8L << 30, bandwidth, 3 * bandwidth, bandwidth * 0.3);
            var tooLarge = fits with { WorkingSetBytes = fits.WorkingSetBytes * (1 + 1e-11) };
            Assert.Equal(1, kernel.Run(Law.Capped, policy, fits).LiveRounds);
            Assert.Equal(MigrationAnswer.Never, kernel.Run(Law.Capped, policy, tooLarge));
        }
    }

    private static void AssertRounds(StopPolicy policy, int rounds, Outcome outcome) =>
        Assert.All(
            KernelRegistry.Available,
            kernel =>
            {
                var answer = kernel.Run(Law.Capped, policy, Halving);
                Assert.Equal((rounds, outcome), (answer.LiveRounds, answer.Outcome));
                Assert.Equal(Math.ScaleB(8, -rounds), answer.DowntimeSeconds);
                Assert.Equal((1L << 34) - Math.ScaleB(1, 33 - rounds), answer.BytesSent);
            }
        );
}
