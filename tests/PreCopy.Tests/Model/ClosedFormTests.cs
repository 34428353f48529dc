using PreCopy.Model;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>The identities of the model's section 4 that are about one migration.</summary>
public sealed class ClosedFormTests
{
    private const double Memory = 8e9;
    private const double Link = 1e9;

    private static readonly MigrationKernel Kernel = KernelRegistry.Named("Reference");

    public static TheoryData<double> Ratios => [0.01, 0.1, 0.3, 0.5, 0.9, 0.99, 0.999, 0.9999];

    [Theory]
    [MemberData(nameof(Ratios))]
    public void The_bytes_are_a_geometric_sum(double ratio)
    {
        var answer = Run(ratio * Link, new() { DowntimeSeconds = 0.01 });

        // The first pass, the dirty rounds and the paused send.
        var terms = answer.LiveRounds + 1;
        AssertClose(Memory * (1 - Math.Pow(ratio, terms)) / (1 - ratio), answer.BytesSent, 1e-11);
        AssertClose(Memory * Math.Pow(ratio, terms - 1) / Link, answer.DowntimeSeconds, 1e-11);
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void As_the_downtime_vanishes_the_time_is_the_memory_over_what_is_left_of_the_link(
        double ratio
    )
    {
        var answer = Run(ratio * Link, new() { DowntimeSeconds = 1e-15 });

        AssertClose(Memory / (Link - ratio * Link), answer.TotalSeconds, 1e-11);
    }

    [Theory]
    [InlineData(0.01, 50)]
    [InlineData(0.05, 10)]
    [InlineData(0.1, 9)]
    [InlineData(0.3, 3)]
    [InlineData(0.49, 2)]
    public void As_the_downtime_vanishes_sharing_costs_the_ratio_of_what_is_left(
        double ratio,
        int concurrency
    )
    {
        var policy = new StopPolicy { DowntimeSeconds = 1e-15 };
        var dirtyRate = ratio * Link;

        var slowdown =
            Run(dirtyRate, policy, concurrency).TotalSeconds
            / (concurrency * Run(dirtyRate, policy).TotalSeconds);

        AssertClose((Link - dirtyRate) / (Link - concurrency * dirtyRate), slowdown, 1e-10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(29)]
    public void A_round_cap_lets_the_downtime_grow_as_a_power_of_the_concurrency(int rounds)
    {
        var policy = new StopPolicy { MaxRounds = rounds };
        var alone = Run(0.02 * Link, policy);
        for (var concurrency = 2; concurrency <= 40; concurrency++)
        {
            var shared = Run(0.02 * Link, policy, concurrency);
            AssertClose(
                Math.Pow(concurrency, rounds + 1),
                shared.DowntimeSeconds / alone.DowntimeSeconds,
                1e-11
            );
            Assert.InRange(shared.TotalSeconds, 0, (rounds + 1) * Memory / (Link / concurrency));
        }
    }

    [Theory]
    [InlineData(0.5, 1e9, true)]
    [InlineData(0.999999, 8e9, true)]
    [InlineData(1, 2.999e8, true)]
    [InlineData(1, 3e8, true)]
    [InlineData(1, 3.001e8, false)]
    [InlineData(1.000001, 3.001e8, false)]
    [InlineData(7, 3e8, true)]
    [InlineData(7, 3.001e8, false)]
    [InlineData(1e6, 1e3, true)]
    public void The_cliff_a_capped_guest_converges_if_it_writes_slowly_or_little(
        double ratio,
        double workingSet,
        bool converges
    )
    {
        var policy = new StopPolicy { DowntimeSeconds = 0.3 };
        var migration = new MigrationCase(Memory, Link, ratio * Link, workingSet);

        Assert.Equal(
            converges ? Outcome.Converged : Outcome.Never,
            Kernel.Run(Law.Capped, policy, migration).Outcome
        );
    }

    [Theory]
    [InlineData(1.01)]
    [InlineData(1.5)]
    [InlineData(4)]
    public void The_cliff_a_saturating_guest_converges_if_its_rounds_settle_below_the_limit(
        double ratio
    )
    {
        // The fixed point v = W·(1 − e^(−ρ·v/W)) in units of W.
        var settled = 1.0;
        for (var i = 0; i < 10_000; i++)
            settled = 1 - Math.Exp(-ratio * settled);

        var workingSet = 0.3 * Link / settled;
        var fits = new MigrationCase(Memory, Link, ratio * Link, workingSet * 0.999);
        var tooLarge = fits with { WorkingSetBytes = workingSet * 1.001 };

        var policy = new StopPolicy { DowntimeSeconds = 0.3 };
        Assert.Equal(Outcome.Converged, Kernel.Run(Law.Saturating, policy, fits).Outcome);
        Assert.Equal(Outcome.Never, Kernel.Run(Law.Saturating, policy, tooLarge).Outcome);
    }

    [Theory]
    [InlineData(Law.Capped)]
    [InlineData(Law.Saturating)]
    public void A_guest_that_writes_nothing_is_copied_once(Law law)
    {
        foreach (var policy in Policies.Names.Select(Policies.Named))
            Assert.Equal(
                new MigrationAnswer(8.25, 0.25, Memory, 1, Outcome.Converged),
                Kernel.Run(law, policy, new MigrationCase(Memory, Link, 0, Memory), 0.25)
            );
    }

    private static MigrationAnswer Run(double dirtyRate, StopPolicy policy, int concurrency = 1) =>
        Kernel.Run(
            Law.Capped,
            policy,
            MigrationCase.Constant(Memory, Link / concurrency, dirtyRate)
        );

    private static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.InRange(actual, expected * (1 - tolerance), expected * (1 + tolerance));
}
