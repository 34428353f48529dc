using PreCopy.Fitting;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Observations;
using Xunit;
using static PreCopy.Tests.Fitting.Guests;

namespace PreCopy.Tests.Fitting;

/// <summary>A guest and a link from whole migrations.</summary>
public sealed class MigrationFitterTests
{
    private const double Link = 1250 * MiB;
    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 0.3 };
    private static readonly FitSettings Settings = new(1) { Resamples = 50 };

    private static readonly (double GiB, int AtOnce)[] Cases =
    [
        (8, 1),
        (8, 2),
        (8, 4),
        (16, 1),
        (16, 3),
        (4, 1),
        (4, 6),
        (8, 3),
    ];

    [Fact]
    public void Without_scatter_the_guest_and_the_link_come_out()
    {
        var fit = MigrationFitter.Fit(Observed(), "saturating", Policy, Settings);

        Assert.True(fit.Curve.IsSupported, fit.Curve.Reason);
        Assert.Equal(100, fit.Curve.RateBytesPerSecond.Value!.Value / MiB, 0.01);
        Assert.Equal(1500, fit.Curve.WorkingSetBytes.Value!.Value / MiB, 0.2);
        Assert.Equal(1250, fit.BandwidthBytesPerSecond.Value!.Value / MiB, 0.1);
        Assert.All(
            Observed().Zip(fit.PredictedSeconds),
            each => Assert.Equal(1, each.Second / each.First.TotalSeconds, 1e-4)
        );
    }

    // 10 intervals of 95 %: three misses are as rare as one in a hundred such tests.
    [Fact]
    public void With_scatter_the_intervals_hold_the_truth()
    {
        var (rate, workingSet, bandwidth) = (0, 0, 0);
        for (var seed = 0; seed < 10; seed++)
        {
            var fit = MigrationFitter.Fit(
                Observed(0.02, seed),
                "saturating",
                Policy,
                Settings with
                {
                    Seed = seed,
                }
            );
            rate += Holds(fit.Curve.RateBytesPerSecond, 100 * MiB);
            workingSet += Holds(fit.Curve.WorkingSetBytes, 1500 * MiB);
            bandwidth += Holds(fit.BandwidthBytesPerSecond, Link);
        }

        Assert.InRange(rate, 7, 10);
        Assert.InRange(workingSet, 7, 10);
        Assert.InRange(bandwidth, 7, 10);
    }

    [Fact]
    public void A_known_bandwidth_is_not_fitted_and_a_downtime_takes_the_switchover_out()
    {
        var observed = Observed(switchover: 1.5)
            .Select(each => each with { BandwidthBytesPerSecond = Link })
            .ToArray();
        var fit = MigrationFitter.Fit(observed, "saturating", Policy, Settings);

        Assert.Equal(default, fit.BandwidthBytesPerSecond);
        Assert.Equal(100, fit.Curve.RateBytesPerSecond.Value!.Value / MiB, 0.01);
        Assert.Equal(1500, fit.Curve.WorkingSetBytes.Value!.Value / MiB, 0.2);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers() =>
        Assert.Equal(
            MigrationFitter
                .Fit(Observed(0.02), "capped", Policy, Settings)
                .Curve.RateBytesPerSecond,
            MigrationFitter.Fit(Observed(0.02), "capped", Policy, Settings).Curve.RateBytesPerSecond
        );

    [Fact]
    public void What_migrations_cannot_tell_is_refused()
    {
        Refused(Observed()[..2], "too few migrations: 2");
        Refused(
            [.. Enumerable.Repeat(Observed()[0], 5)],
            "all migrations are of the same memory at the same share"
        );
        Refused(
            Change(each => each with { BytesSent = 0.7 * each.MemoryBytes }),
            "the migrations sent less than their memory"
        );
        Refused(
            Change(each => each with { BytesSent = each.MemoryBytes }),
            "the migrations sent next to nothing again"
        );
        var random = new Random(1);
        Refused(
            Change(each =>
                each with
                {
                    TotalSeconds = each.TotalSeconds * Math.Exp(3 * Normal(random)),
                }
            ),
            "the model explains these migrations with no rate and working set"
        );
        Assert.Throws<ArgumentException>(() =>
            MigrationFitter.Fit(Observed(), "hot-cold", Policy, Settings)
        );
    }

    // One round and all that it dirtied: any fast writer of that working set.
    [Fact]
    public void A_rate_that_migrations_do_not_determine() =>
        Refused(
            [
                .. new[] { (8, 1.0), (8, 2), (8, 4), (12, 1), (16, 1) }.Select(
                    each => new ObservedMigration(
                        each.Item1 * 1024 * MiB,
                        (each.Item1 * 1024 + 100) / 1250.0 * each.Item2,
                        (each.Item1 * 1024 + 100) * MiB
                    )
                    {
                        BandwidthBytesPerSecond = Link / each.Item2,
                    }
                ),
            ],
            "these migrations do not determine the rate"
        );

    private static ObservedMigration[] Change(Func<ObservedMigration, ObservedMigration> change) =>
        [.. Observed().Select(change)];

    private static void Refused(ObservedMigration[] migrations, string reason)
    {
        var fit = MigrationFitter.Fit(migrations, "saturating", Policy, Settings);
        Assert.Contains(reason, fit.Curve.Reason);
        Assert.False(fit.Curve.IsSupported);
    }

    private static int Holds(Estimate estimate, double truth) =>
        estimate.Low <= truth && truth <= estimate.High ? 1 : 0;

    private static ObservedMigration[] Observed(
        double scatter = 0,
        int seed = 0,
        double switchover = 0
    )
    {
        var random = new Random(seed);
        var count = Cases.Length;
        var (seconds, downtime, sent) = (new double[count], new double[count], new double[count]);
        new Scalar().Run<Saturating>(
            new MigrationBatch
            {
                MemoryBytes = Cases.Select(each => each.GiB * 1024 * MiB).ToArray(),
                BandwidthBytesPerSecond = Cases.Select(each => Link / each.AtOnce).ToArray(),
                DirtyBytesPerSecond = Enumerable.Repeat(100 * MiB, count).ToArray(),
                WorkingSetBytes = Enumerable.Repeat(1500 * MiB, count).ToArray(),
            },
            Policy,
            switchover,
            new MigrationResults
            {
                TotalSeconds = seconds,
                DowntimeSeconds = downtime,
                BytesSent = sent,
                LiveRounds = new int[count],
                Outcomes = new Outcome[count],
            }
        );
        return
        [
            .. Cases.Select(
                (each, i) =>
                    new ObservedMigration(
                        each.GiB * 1024 * MiB,
                        seconds[i] * Math.Exp(scatter * Normal(random)),
                        sent[i] * Math.Exp(scatter * Normal(random))
                    )
                    {
                        Concurrency = each.AtOnce,
                        DowntimeSeconds = switchover > 0 ? downtime[i] : null,
                    }
            ),
        ];
    }
}
