using PreCopy.Model;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Migrations of so many rounds that they are taken in leaps, against all their rounds one by one.</summary>
public sealed class LongRunTests
{
    private const int Patience = 6_000_000;
    private const double Memory = 1e10;
    private const double Bandwidth = 1e9;

    public static MatrixTheoryData<double, double> Shrinking =>
        new([0.999, 0.9999, 0.99999], [1e-3, 1e-9, 1e-15, 1e-20]);

    public static MatrixTheoryData<double, double> Saturating =>
        new([0.9999, 1 - 1e-9, 1, 1 + 1e-6], [1e-3, 1e-4]);

    [Theory]
    [MemberData(nameof(Shrinking))]
    public void Capped_rounds_that_shrink_slowly_are_leapt_over_exactly(
        double ratio,
        double downtime
    )
    {
        var migration = MigrationCase.Constant(Memory, Bandwidth, ratio * Bandwidth);
        AssertLeap(Law.Capped, migration, new() { DowntimeSeconds = downtime }, 1e-9, 1e-11);
    }

    [Theory]
    [MemberData(nameof(Saturating))]
    public void Saturating_rounds_that_shrink_slowly_are_leapt_over_closely(
        double ratio,
        double downtime
    )
    {
        var migration = new MigrationCase(Memory, Bandwidth, ratio * Bandwidth, 0.4 * Memory);
        AssertLeap(Law.Saturating, migration, new() { DowntimeSeconds = downtime }, 1e-2, 2e-5);
    }

    [Theory]
    [InlineData(Law.Capped, 1.0, 100_000)]
    [InlineData(Law.Capped, 0.99999, 100_000)]
    [InlineData(Law.Capped, 3.0, 4096)]
    [InlineData(Law.Capped, 3.0, 4097)]
    [InlineData(Law.Capped, 3.0, 4098)]
    [InlineData(Law.Saturating, 1.0, 100_000)]
    [InlineData(Law.Saturating, 1.001, 100_000)]
    public void A_leap_ends_at_the_round_cap(Law law, double ratio, int rounds)
    {
        var migration = new MigrationCase(Memory, Bandwidth, ratio * Bandwidth, 0.4 * Memory);
        AssertLeap(law, migration, new() { MaxRounds = rounds }, 1e-4, 1e-5);
    }

    [Theory]
    [InlineData(Law.Capped, 1.0, 5000)]
    [InlineData(Law.Capped, 0.99999, 10_000)]
    [InlineData(Law.Saturating, 1.0, 20)]
    [InlineData(Law.Saturating, 1.001, 500)]
    public void A_leap_ends_at_the_byte_cap(Law law, double ratio, double factor)
    {
        var migration = new MigrationCase(Memory, Bandwidth, ratio * Bandwidth, Memory);
        AssertLeap(law, migration, new() { MaxFactor = factor }, 1e-4, 1e-5);
    }

    private static void AssertLeap(
        Law law,
        MigrationCase migration,
        StopPolicy policy,
        double pausedTolerance,
        double tolerance
    )
    {
        var expected = NaiveMigration.Run(migration, law, policy, 0, Patience)!.Value;
        Assert.True(
            expected.LiveRounds >= RoundLeap.LiteralRounds || expected.Outcome == Outcome.Never,
            $"only {expected.LiveRounds} rounds"
        );
        var slack = law == Law.Saturating ? 1.0 : 0;
        Assert.All(
            KernelRegistry.Available,
            kernel =>
            {
                var answer = kernel.Run(law, policy, migration);
                Assert.Equal(expected.Outcome, answer.Outcome);
                Assert.Equal(
                    expected.LiveRounds,
                    answer.LiveRounds,
                    expected.LiveRounds * tolerance + slack
                );
                AssertClose(expected.TotalSeconds, answer.TotalSeconds, tolerance);
                AssertClose(expected.BytesSent, answer.BytesSent, tolerance);
                AssertClose(expected.DowntimeSeconds, answer.DowntimeSeconds, pausedTolerance);
            }
        );
    }

    private static void AssertClose(double expected, double actual, double tolerance)
    {
        if (expected != actual)
            Assert.InRange(actual, expected * (1 - tolerance), expected * (1 + tolerance));
    }
}
