using PreCopy.Results;
using PreCopy.Studies;
using Xunit;
using Row = PreCopy.Tests.Studies.Histories.SyntheticHistory.Row;

namespace PreCopy.Tests.Studies.Histories;

public sealed class HistoryTests
{
    [Fact]
    public void A_step_is_found_where_it_is_and_said_with_its_size()
    {
        var noise = SyntheticHistory.Noise(20, 0.01, seed: 1);
        var result = Run(
            SyntheticHistory.Series("A.Run", 20, run => noise[run - 1] * (run < 12 ? 100 : 120)),
            SyntheticHistory.Series("B.Run", 20, run => 50 * noise[20 - run])
        );

        var steps = result.Data.Where("benchmark", "A.Run").Numbers("step (%)");
        Assert.Equal(11, Array.FindIndex(steps, double.IsFinite));
        Assert.InRange(steps[11], 18, 22);
        Assert.Single(steps, double.IsFinite);
        Assert.All(
            result.Data.Where("benchmark", "B.Run").Numbers("step (%)"),
            step => Assert.Equal(double.NaN, step)
        );
        Assert.StartsWith(
            "No answer has changed; 1 step of the time, the largest by +",
            result.Finding
        );
        Assert.Contains("at 000000cabc in A.Run", result.Finding);
    }

    [Fact]
    public void A_changed_answer_comes_before_any_step()
    {
        var result = Run(
            SyntheticHistory.Series("A.Run", 12, run => run < 7 ? 100 : 200),
            SyntheticHistory
                .Series("B.Run", 12, _ => 50)
                .Select(row => row.Run < 9 ? row : row with { Checksum = "beef" })
        );

        Assert.StartsWith(
            "ANSWERS HAVE CHANGED in 1 of 2 benchmarks, last at 0000009abc in B.Run; 1 step of the time, the largest by +100 %",
            result.Finding
        );
        Assert.Equal("B.Run", result.Data.Texts("benchmark")[0]);
        Assert.Equal(["9"], result.Data.Where("answer", "changed").Texts("run"));
    }

    [Fact]
    public void One_run_says_that_it_is_one()
    {
        var result = Run([new Row(1, "A.Run", 100), new Row(1, "B.Run", 20)]);

        Assert.Equal(
            "A single run: a changed answer would show from the second on; steps of the time show from 10 runs on (1 run up to 0000001abc, 2 benchmarks).",
            result.Finding
        );
        Assert.Equal([20, 100], result.Data.Numbers("median (ns)"));
    }

    [Fact]
    public void Other_machines_and_jobs_are_other_series()
    {
        var result = Run(
            SyntheticHistory.Series("A.Run", 10, _ => 100),
            SyntheticHistory
                .Series("A.Run", 10, _ => 900)
                .Select(row => row with { Machine = "there", Checksum = "beef" }),
            SyntheticHistory.Series("A.Run", 10, _ => 700).Select(row => row with { Job = "full" }),
            [new Row(11, "A.Run", 100)]
        );

        Assert.All(result.Data.Numbers("median (ns)"), median => Assert.Equal(100, median));
        Assert.StartsWith("No answer has changed; no time has stepped", result.Finding);
        Assert.Contains("(11 runs up to 000000babc, 1 benchmark)", result.Finding);
    }

    [Fact]
    public void An_answer_that_another_job_gave_differently_has_changed()
    {
        var result = Run([
            new Row(1, "A.Run", 1) { Job = "full" },
            new Row(2, "A.Run", 1) { Checksum = "beef" },
        ]);

        Assert.StartsWith("ANSWERS HAVE CHANGED", result.Finding);
    }

    [Fact]
    public void A_filtered_run_leaves_the_others_with_a_gap()
    {
        var result = Run(
            SyntheticHistory.Series("A.Run", 3, _ => 1),
            [new Row(1, "B.Run", 2), new Row(3, "B.Run", 2)]
        );

        Assert.Equal(["1", "3"], result.Data.Where("benchmark", "B.Run").Texts("run"));
    }

    [Fact]
    public void Few_of_many_are_shown_those_that_changed_then_the_fastest_kernels()
    {
        var others = Enumerable.Range(0, 20).Select(i => new Row(1, $"Other.Run [N={i}]", 1));
        var kernels = Enumerable
            .Range(1, 6)
            .Select(i => new Row(1, $"KernelVariants.Migrate [Kernel={i}]", 10 * i));

        var shown = Run(
            [.. others, .. kernels],
            [new Row(2, "Other.Run [N=7]", 1) { Checksum = "b" }]
        )
            .Data.Distinct("benchmark");

        Assert.Equal(
            [
                "Other.Run [N=7]",
                .. Enumerable.Range(1, 5).Select(i => $"KernelVariants.Migrate [Kernel={i}]"),
            ],
            shown
        );
    }

    [Fact]
    public void Of_a_long_past_the_last_runs_are_evaluated()
    {
        var data = Run(SyntheticHistory.Series("A.Run", 300, run => run)).Data;

        Assert.Equal(History.MostRuns, data.Rows.Count);
        Assert.Equal(300, data.Numbers("median (ns)")[^1]);
    }

    [Fact]
    public void A_median_that_is_none_is_named_by_row()
    {
        var history = SyntheticHistory.Of([new Row(1, "A.Run", 1), new Row(2, "A.Run", 0)]);

        Assert.EndsWith(
            "row 3, column 'median (ns)': not a time above 0",
            Assert.Throws<InvalidDataException>(() => Run(history)).Message
        );
    }

    private static StudyResult Run(params IEnumerable<Row>[] rows) =>
        Run(SyntheticHistory.Of(rows.SelectMany(each => each).OrderBy(row => row.Run)));

    private static StudyResult Run(Table history) =>
        new History().Run(new(null, TestContext.Current.CancellationToken) { History = history });
}
