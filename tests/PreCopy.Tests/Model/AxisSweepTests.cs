using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Policies;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>A sweep gives the reference's answers: the same rounds and outcome, and times and bytes to 10⁻¹⁴.</summary>
public sealed class AxisSweepTests
{
    private const int Longest = 67;
    private const double Switchover = 0.02;

    // Up to 15/16 a sweep hoists, above that it does not.
    private static readonly double[] Ratios =
    [
        0,
        1e-30,
        0.01,
        0.6,
        Math.BitDecrement(0.9375),
        0.9375,
        0.999,
        Math.BitDecrement(1),
        1,
        Math.BitIncrement(1),
        2,
    ];

    public static MatrixTheoryData<SweepAxis, Law> Combinations =>
        new(Enum.GetValues<SweepAxis>(), Enum.GetValues<Law>());

    public static TheoryData<SweepAxis> Axes => [.. Enum.GetValues<SweepAxis>()];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_sweep_agrees_with_the_reference_at_every_length(SweepAxis axis, Law law)
    {
        var cases = Sweeps.Along(axis, 0.6, Longest);
        for (var length = 0; length <= Longest; length++)
            AssertAgree(axis, law, Policies.Named("downtime, 30 rounds"), cases[..length]);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_sweep_agrees_with_the_reference_under_every_policy(SweepAxis axis, Law law)
    {
        foreach (var policy in Policies.Names)
        foreach (var ratio in Ratios)
            AssertAgree(axis, law, Policies.Named(policy), Sweeps.Along(axis, ratio, Longest));
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Every_round_cap_is_the_references(SweepAxis axis)
    {
        foreach (var ratio in Ratios)
        foreach (var downtime in new[] { 0.3, 1e-6 })
        {
            var cases = Sweeps.Along(axis, ratio, Longest);
            foreach (var cap in Enumerable.Range(1, 40).Select(cap => (int?)cap).Append(null))
                AssertAgree(
                    axis,
                    Law.Capped,
                    new() { DowntimeSeconds = downtime, MaxRounds = cap },
                    cases
                );
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Exact_ties_are_the_references(SweepAxis axis)
    {
        // Rounds without rounding: every number is a short binary fraction of a power of two.
        foreach (var ratio in new[] { 0.125, 0.5, 0.625, 0.875, 0.9375, 1, 2 })
        {
            var cases = Sweeps.AlongPowersOfTwo(axis, ratio);
            var left = cases[0].WorkingSetBytes;
            for (var round = 1; round <= 32 && left >= 1; round++, left *= ratio < 1 ? ratio : 0.5)
                foreach (
                    var bytes in new[] { Math.BitDecrement(left), left, Math.BitIncrement(left) }
                )
                foreach (var cap in new int?[] { null, 30, 33 })
                {
                    var downtime = bytes / cases[0].BandwidthBytesPerSecond;
                    AssertAgree(
                        axis,
                        Law.Capped,
                        new() { DowntimeSeconds = downtime, MaxRounds = cap },
                        cases
                    );
                    AssertAgree(
                        axis,
                        Law.Capped,
                        new() { MinPendingBytes = bytes, MaxRounds = cap },
                        cases
                    );
                }
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void More_values_than_a_column_has_are_all_computed(SweepAxis axis)
    {
        foreach (var length in new[] { 255, 256, 257, 1_000 })
            AssertAgree(
                axis,
                Law.Capped,
                Policies.Named("downtime, 30 rounds"),
                Sweeps.Along(axis, 0.6, length)
            );
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_sweep_allocates_nothing(SweepAxis axis, Law law)
    {
        var values = Sweeps
            .Along(axis, 0.6, 600)
            .Select(migration => Sweeps.Value(migration, axis))
            .ToArray();
        var migration = Sweeps.Fixed(Sweeps.Along(axis, 0.6, 1)[0]);
        var policy = Policies.Named("downtime, 30 rounds");
        var (total, downtime, bytes) = (new double[600], new double[600], new double[600]);
        var (rounds, outcomes) = (new int[600], new Outcome[600]);

        Assert.Equal(0, Allocations.Least(Sweep));

        void Sweep()
        {
            var results = new MigrationResults
            {
                TotalSeconds = total,
                DowntimeSeconds = downtime,
                BytesSent = bytes,
                LiveRounds = rounds,
                Outcomes = outcomes,
            };
            if (law == Law.Capped)
                AxisSweep.Run<Capped>(values, axis, migration, policy, Switchover, results);
            else
                AxisSweep.Run<Saturating>(values, axis, migration, policy, Switchover, results);
        }
    }

    [Fact]
    public void What_a_kernel_refuses_a_sweep_refuses()
    {
        var policy = Policies.Named("downtime 300 ms");

        Assert.Equal("axis", Refused((SweepAxis)4, policy, 8).ParamName);
        Assert.Equal("results", Refused(SweepAxis.Memory, policy, 7).ParamName);
        Assert.Equal("results", Refused(SweepAxis.Memory, policy, 9).ParamName);
        Assert.Contains("at least one part", Refused(SweepAxis.Memory, new(), 8).Message);
    }

    [Fact]
    public void A_policy_may_change_with_time()
    {
        var policy = PolicyPresets.Find("nova")!.Policy;
        foreach (var axis in Enum.GetValues<SweepAxis>())
            AssertAgree(axis, Law.Capped, policy, Sweeps.Along(axis, 0.97, Longest));
    }

    private static ArgumentException Refused(SweepAxis axis, StopPolicy policy, int results) =>
        Assert.Throws<ArgumentException>(() =>
            AxisSweep.Run<Capped>(
                new double[8],
                axis,
                default,
                policy,
                0,
                new MigrationResults
                {
                    TotalSeconds = new double[results],
                    DowntimeSeconds = new double[results],
                    BytesSent = new double[results],
                    LiveRounds = new int[results],
                    Outcomes = new Outcome[results],
                }
            )
        );

    private static void AssertAgree(
        SweepAxis axis,
        Law law,
        StopPolicy policy,
        MigrationCase[] cases
    ) =>
        Kernels.AssertAgree(
            new Reference().Run(law, policy, cases, Switchover),
            Sweeps.Answers(axis, law, policy, cases, Switchover)
        );
}
