using CsCheck;
using PreCopy.Model;
using PreCopy.Model.Kernels;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>
/// More bandwidth, less memory, a lower dirty rate or a smaller working set never lengthens a migration under a downtime
/// limit at a constant rate, and nor do they under a round cap. True exceptions, shown below: the <em>downtime</em> may grow,
/// because a threshold is crossed a round earlier; under a byte cap even the <em>time</em> may, because a migration that
/// shrinks faster is allowed another round.
/// </summary>
public sealed class MonotonicityTests
{
    private const int Cases = 3000;
    private const double Rounding = 1 + 1e-12;

    private static readonly Gen<double> Less = Gen.Double[0.5, 1];

    private static readonly Gen<(MigrationCase, MigrationCase)> Eased =
        from harder in RandomMigrations.Case
        from memory in Less
        from bandwidth in Less
        from dirtyRate in Less
        from workingSet in Less
        from which in Gen.Int[1, 15]
        select (
            harder,
            new MigrationCase(
                harder.MemoryBytes * ((which & 1) > 0 ? memory : 1),
                harder.BandwidthBytesPerSecond / ((which & 2) > 0 ? bandwidth : 1),
                harder.DirtyBytesPerSecond * ((which & 4) > 0 ? dirtyRate : 1),
                Math.Min(
                    harder.WorkingSetBytes * ((which & 8) > 0 ? workingSet : 1),
                    harder.MemoryBytes * ((which & 1) > 0 ? memory : 1)
                )
            )
        );

    public static MatrixTheoryData<Law, string> Combinations =>
        new(Enum.GetValues<Law>(), ["downtime 300 ms", "downtime 1 ms", "1 round", "5 rounds"]);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void An_easier_migration_is_no_longer(Law law, string policy)
    {
        var pairs = Eased.Array[Cases].Generate(new PCG(1, 61), null, out _);
        var harder = Run(law, policy, pairs.Select(pair => pair.Item1));
        var easier = Run(law, policy, pairs.Select(pair => pair.Item2));

        for (var i = 0; i < Cases; i++)
            Assert.True(
                easier[i].TotalSeconds <= harder[i].TotalSeconds * Rounding,
                $"{pairs[i]}: {easier[i]} after {harder[i]}"
            );
    }

    [Fact]
    public void A_longer_downtime_limit_is_no_longer_migration()
    {
        var cases = RandomMigrations.Cases(62, 500);
        var before = Enumerable.Repeat(double.PositiveInfinity, 500).ToArray();
        for (var downtime = 1e-4; downtime < 10; downtime *= 1.7)
        {
            var answers = new Reference().Run(
                Law.Capped,
                new() { DowntimeSeconds = downtime },
                cases
            );
            for (var i = 0; i < cases.Length; i++)
                Assert.InRange(answers[i].TotalSeconds, 0, before[i]);
            before = [.. answers.Select(answer => answer.TotalSeconds)];
        }
    }

    [Fact]
    public void The_exception_more_bandwidth_may_mean_more_downtime()
    {
        var policy = new StopPolicy { DowntimeSeconds = 0.3 };

        var slower = Run(policy, MigrationCase.Constant(8e9, 1.00e9, 0.195e9));
        var faster = Run(policy, MigrationCase.Constant(8e9, 1.01e9, 0.195e9));

        Assert.Equal((3, 2), (slower.LiveRounds, faster.LiveRounds));
        Assert.True(faster.DowntimeSeconds > slower.DowntimeSeconds);
        Assert.True(faster.TotalSeconds < slower.TotalSeconds);
    }

    [Fact]
    public void The_exception_under_a_byte_cap_a_faster_link_may_take_longer()
    {
        var policy = new StopPolicy { MaxFactor = 1.75, MinPendingBytes = 1 };

        var slower = Run(policy, MigrationCase.Constant(8e9, 1.000e9, 0.501e9));
        var faster = Run(policy, MigrationCase.Constant(8e9, 1.003e9, 0.501e9));

        Assert.Equal((2, 3), (slower.LiveRounds, faster.LiveRounds));
        Assert.True(faster.TotalSeconds > slower.TotalSeconds);
    }

    private static MigrationAnswer[] Run(
        Law law,
        string policy,
        IEnumerable<MigrationCase> migrations
    ) => new Reference().Run(law, Policies.Named(policy), [.. migrations]);

    private static MigrationAnswer Run(StopPolicy policy, MigrationCase migration) =>
        new Reference().Run(Law.Capped, policy, migration);
}
