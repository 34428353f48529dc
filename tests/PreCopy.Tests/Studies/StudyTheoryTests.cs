using PreCopy.Results;
using PreCopy.Studies;
using Xunit;

namespace PreCopy.Tests.Studies;

/// <summary>The studies' data against what the model says must hold, not against themselves.</summary>
public sealed class StudyTheoryTests
{
    private const string Ratio = "dirty rate / bandwidth";

    public static TheoryData<string> Simulated =>
        [.. StudyRegistry.All.Where(study => !study.NeedsMeasurements).Select(study => study.Name)];

    [Theory]
    [MemberData(nameof(Simulated))]
    public void A_study_gives_the_same_bytes_twice_and_a_finding_of_finite_numbers(string name)
    {
        var (first, second) = (Run(name), Run(name));
        Assert.Equal(first.Data.Columns, second.Data.Columns);
        Assert.Equal(first.Data.Rows, second.Data.Rows);
        Assert.Equal(first.Finding, second.Finding);
        Assert.DoesNotContain("NaN", first.Finding, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", first.Finding, StringComparison.Ordinal);
        Assert.EndsWith(".", first.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_halve_where_the_guest_writes_at_half_the_rate()
    {
        var copied = Run("one-migration").Data.Numbers("copied (bytes)");
        for (var round = 1; round < copied.Length; round++)
            Assert.Equal(0.5, copied[round] / copied[round - 1], 1e-7);
    }

    [Theory]
    [InlineData("one after the other")]
    [InlineData("two at once")]
    public void The_first_passes_are_the_memory_and_the_link_is_full(string schedule)
    {
        var pieces = Run("two-at-once").Data.Where("schedule", schedule);
        var (starts, ends) = (pieces.Numbers("start (s)"), pieces.Numbers("end (s)"));
        var rates = pieces.Numbers("rate (bytes/s)");
        var phases = pieces.Texts("phase");
        var sent = starts.Select((start, i) => (ends[i] - start) * rates[i]).ToArray();
        var first = sent.Where((_, i) => phases[i] == "first pass").Sum();
        Assert.Equal(2 * 8.0 * (1L << 30), first, 1e-6 * first);
        Assert.Equal(1.25e9 * ends.Max(), sent.Sum(), 1e-6 * sent.Sum());
    }

    [Fact]
    public void A_batch_ends_exactly_below_its_wall_and_never_sooner_than_one_by_one()
    {
        var data = Run("makespan-vs-concurrency").Data;
        var slowdowns = data.Numbers("slowdown");
        var (concurrency, walls) = (
            data.Numbers("concurrency"),
            data.Numbers("wall (concurrency)")
        );
        for (var i = 0; i < slowdowns.Length; i++)
        {
            Assert.Equal(concurrency[i] < walls[i] * (1 - 1e-9), double.IsFinite(slowdowns[i]));
            if (double.IsFinite(slowdowns[i]))
                Assert.InRange(slowdowns[i], 1 - 1e-9, double.MaxValue);
        }
    }

    // As τ → 0: concurrent / sequential → (B − D) / (B − N·D); 300 ms of 8 GiB come within a few per cent.
    [Fact]
    public void The_slowdown_is_near_its_limit_for_short_downtimes()
    {
        var data = Run("makespan-vs-concurrency").Data.Where(Ratio, "0.05");
        var slowdowns = data.Numbers("slowdown");
        for (var n = 1; n <= 12; n++)
            Assert.Equal((1 - 0.05) / (1 - n * 0.05), slowdowns[n - 1], 0.05 * slowdowns[n - 1]);
    }

    [Fact]
    public void First_passes_do_not_depend_on_concurrency_and_resent_bytes_grow()
    {
        var data = Run("bytes-vs-concurrency").Data;
        Assert.Single(data.Numbers("first pass (bytes)").Distinct());
        var resent = data.Numbers("re-sent (bytes)");
        Assert.True(resent[^1] > 10 * resent[0]);
    }

    [Fact]
    public void A_downtime_limit_holds_and_a_round_cap_always_ends()
    {
        var data = Run("downtime-vs-concurrency").Data;
        var limited = data.Where("policy", "downtime limit 300 ms").Numbers("downtime (s)");
        Assert.All(
            limited.Where(double.IsFinite),
            seconds => Assert.InRange(seconds, 0, 0.3 * (1 + 1e-9))
        );
        Assert.Equal(19, limited.Count(double.IsFinite));
        Assert.All(
            data.Where("policy", "5 rounds").Numbers("makespan (s)"),
            seconds => Assert.True(double.IsFinite(seconds))
        );
    }

    [Theory]
    [InlineData("0.05")]
    [InlineData("0.4")]
    public void The_whole_link_to_one_after_the_other_is_the_best_split(string ratio)
    {
        var makespans = Run("bandwidth-split").Data.Where(Ratio, ratio).Numbers("makespan (s)");
        Assert.Equal(makespans.Min(), makespans[^1]);
        Assert.Equal(makespans.Max(), makespans[0]);
    }

    // Converges at share b if D < b or W ≤ b·τ, whatever the curve; a saturating one does somewhat beyond, too.
    [Fact]
    public void Below_the_cliff_everything_converges()
    {
        var data = Run("working-set-cliff").Data;
        var ratios = data.Numbers(Ratio);
        var sets = data.Numbers("working set / (bandwidth × downtime limit)");
        var slowdowns = data.Numbers("slowdown");
        for (var i = 0; i < ratios.Length; i++)
            if (ratios[i] < 0.25 || sets[i] <= 0.25)
                Assert.True(double.IsFinite(slowdowns[i]), $"{ratios[i]}, {sets[i]}");
        Assert.Contains(slowdowns, double.IsNaN);
    }

    [Fact]
    public void Without_setup_the_best_concurrency_is_near_link_over_stream_cap()
    {
        var data = Run("when-more-is-better").Data.Where("setup (s)", "0");
        var caps = data.Numbers("stream cap / link");
        var best = data.Numbers("best concurrency");
        for (var i = 0; i < caps.Length; i++)
            Assert.InRange(best[i], 1 / caps[i] - 2.6, 1 / caps[i] + 1);
    }

    [Fact]
    public void What_was_measured_comes_from_the_measurements()
    {
        var measured = Measurements();
        var cost = new KernelCost().Run(new(measured, TestContext.Current.CancellationToken));
        Assert.Equal(["Scalar", "VectorMaskedLoop"], cost.Data.Texts("kernel"));
        Assert.Contains(
            "VectorMaskedLoop is the fastest with 10 ns",
            cost.Finding,
            StringComparison.Ordinal
        );
        Assert.Contains("4.0 times as fast as Scalar", cost.Finding, StringComparison.Ordinal);
        var sharing = new SharingCost().Run(new(measured, TestContext.Current.CancellationToken));
        Assert.Equal([130.0], sharing.Data.Numbers("simulated makespan (s)"));
        var growth = new ClusterGrowth().Run(new(measured, TestContext.Current.CancellationToken));
        Assert.Equal([100.0, 10_000.0], growth.Data.Numbers("VMs"));
        Assert.Contains("takes 0.03 s to simulate", growth.Finding, StringComparison.Ordinal);
        Assert.Contains("to the power of 1.24", growth.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_measurements_there_is_nothing_to_study() =>
        Assert.All(
            StudyRegistry.All.Where(study => study.NeedsMeasurements),
            study =>
                Assert.Throws<MissingMeasurementsException>(() =>
                    study.Run(new(null, TestContext.Current.CancellationToken))
                )
        );

    private static StudyResult Run(string name) =>
        StudyRegistry
            .All.Single(study => study.Name == name)
            .Run(new(null, TestContext.Current.CancellationToken));

    private static Table Measurements()
    {
        var table = new Table(
            "class",
            "method",
            "parameters",
            "job",
            "mean (ns)",
            "error (ns)",
            "simulated makespan (s)"
        );
        table.Add(
            "KernelVariants",
            "Migrate",
            "BatchSize=100000, Kernel=Scalar",
            "",
            40.0,
            1.0,
            ""
        );
        table.Add(
            "KernelVariants",
            "Migrate",
            "BatchSize=100000, Kernel=VectorMaskedLoop",
            "",
            10.0,
            0.5,
            ""
        );
        // Another job's times do not stand beside the suite's own.
        table.Add(
            "KernelVariants",
            "Migrate",
            "BatchSize=100000, Kernel=VectorMaskedLoop",
            "128",
            1.0,
            0,
            ""
        );
        table.Add("LinkSharing", "Simulate", "Concurrency=16, Split=equal", "", 5000.0, 9.0, 130.0);
        table.Add("ClusterGrowth", "Maintain", "Vms=10000", "", 3e7, 9e4, 130.0);
        table.Add("ClusterGrowth", "Maintain", "Vms=100", "", 1e5, 9e2, 130.0);
        return table;
    }
}
