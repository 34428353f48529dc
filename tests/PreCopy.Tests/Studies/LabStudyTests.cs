using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Results;
using PreCopy.Studies;
using PreCopy.Tests.Lab.Evidence;
using Xunit;

namespace PreCopy.Tests.Studies;

/// <summary>The studies of the lab, on what was measured on a loaded machine.</summary>
public sealed class LabStudyTests
{
    private const string Ratio = "dirty rate / bandwidth";

    public static TheoryData<string> Names =>
        [.. StudyRegistry.All.Where(study => study.NeedsLab).Select(study => study.Name)];

    public static TheoryData<string, string> Columns =>
        new()
        {
            {
                "lab-predicted-vs-measured",
                "case|schedule|predicted (s)|measured (s)|error (%)|lowest error (%)|highest error (%)"
            },
            { "lab-makespan", $"{Ratio}|schedule|VMs|{Figure("makespan")}|never ends" },
            { "lab-trace", "source|vm|time (s)|remaining (bytes)" },
            {
                "lab-split",
                $"{Ratio}|share of the first VM (%)|{Figure("makespan")}|{Figure("first completion")}"
            },
            { "lab-stream-cap", $"{Ratio}|stream cap / link|schedule|VMs|{Figure("makespan")}" },
        };

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_study_writes_the_columns_that_its_chart_reads(string name, string columns) =>
        Assert.Equal(columns.Split('|'), Run(name).Data.Columns);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_study_gives_the_same_bytes_twice_and_a_finding_of_finite_numbers(string name)
    {
        var (first, second) = (Run(name), Run(name));

        Assert.NotEmpty(first.Data.Rows);
        Assert.Equal(TableCsv.Format(first.Data), TableCsv.Format(second.Data));
        Assert.Equal(first.Finding, second.Finding);
        Assert.DoesNotContain("NaN", first.Finding);
        Assert.DoesNotContain("∞", first.Finding);
        Assert.EndsWith(".", first.Finding);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_the_lab_a_study_says_how_to_measure(string name) =>
        Assert.Contains(
            "precopy lab study --full",
            Assert.Throws<MissingMeasurementsException>(() => Run(name, null)).Message
        );

    [Theory]
    [InlineData("lab-predicted-vs-measured")]
    [InlineData("lab-makespan")]
    [InlineData("lab-trace")]
    [InlineData("lab-split")]
    [InlineData("lab-stream-cap")]
    public void A_lab_without_the_batches_that_a_study_is_about_is_not_enough(string name) =>
        Assert.Throws<MissingMeasurementsException>(() =>
            Run(
                name,
                EvidenceSamples.Of(
                    EvidenceSamples.Run(
                        EvidenceSamples.Case(LabMode.Sequential, 2, 2000),
                        1,
                        LabOutcome.NotConverged
                    )
                )
            )
        );

    [Fact]
    public void Every_kind_of_batch_that_counts_has_its_error()
    {
        var data = Run("lab-predicted-vs-measured").Data;
        var one = data.Where("case", "n4-d0.1-concurrent");

        // All but the cancelled one.
        Assert.Equal(38, data.Rows.Count);
        Assert.Equal(
            100 * (one.Numbers("predicted (s)")[0] / one.Numbers("measured (s)")[0] - 1),
            one.Numbers("error (%)")[0],
            1e-5
        );
        Assert.Equal(one.Numbers("lowest error (%)"), one.Numbers("error (%)"));
        Assert.Equal(
            [
                "one after the other",
                "all at once",
                "capped streams",
                "unequal shares",
                "post-copy",
                "two at a time",
            ],
            data.Distinct("schedule")
        );
    }

    [Fact]
    public void The_spread_of_an_error_is_that_of_the_repetitions()
    {
        var kind = EvidenceSamples.Case(LabMode.Sequential, 1);
        var data = Run(
            "lab-predicted-vs-measured",
            EvidenceSamples.Of(EvidenceSamples.Run(kind, 1, 10), EvidenceSamples.Run(kind, 2, 12.5))
        ).Data;

        Assert.Equal([-20], data.Numbers("lowest error (%)"), Close);
        Assert.Equal([0], data.Numbers("highest error (%)"), Close);
    }

    [Fact]
    public void One_VM_alone_stands_on_both_lines()
    {
        var data = Run("lab-makespan").Data;

        Assert.Equal(4, data.Distinct(Ratio).Length);
        foreach (var ratio in data.Distinct(Ratio))
        {
            var alone = data.Where(Ratio, ratio).Where("VMs", "1");
            Assert.Equal(["one after the other", "all at once"], alone.Texts("schedule"));
            Assert.Single(alone.Distinct("makespan (s)"));
        }
    }

    [Fact]
    public void What_never_ends_is_said_and_left_open()
    {
        var result = Run(
            "lab-makespan",
            EvidenceSamples.Of(
                EvidenceSamples.Run(EvidenceSamples.Case(LabMode.Sequential, 2), 1, 10, 20),
                EvidenceSamples.Run(EvidenceSamples.Case(LabMode.Concurrent, 2), 1, 21, 21),
                EvidenceSamples.Run(
                    EvidenceSamples.Case(LabMode.Concurrent, 2, 2000),
                    1,
                    LabOutcome.NotConverged
                )
            )
        );

        Assert.Equal(["false", "false", "true"], result.Data.Texts("never ends"));
        Assert.Equal([20, 20, double.NaN], result.Data.Numbers("predicted makespan (s)"), Close);
        Assert.Equal(
            "2 VMs that write at 0 of the link take 21.0 s at once (predicted 20.0 s) instead of 20.0 s one after the other (predicted 20.0 s); 1 kind of batch never ended at once, as the model foresaw.",
            result.Finding
        );
    }

    [Fact]
    public void The_split_has_the_model_everywhere_and_reality_where_it_was_measured()
    {
        var data = Run("lab-split").Data;

        Assert.Equal(["0.1", "0.25"], data.Distinct(Ratio));
        foreach (var ratio in data.Distinct(Ratio))
        {
            var rows = data.Where(Ratio, ratio);
            Assert.Equal(
                Enumerable.Range(50, 51).Select(share => (double)share),
                rows.Numbers("share of the first VM (%)")
            );
            Assert.All(
                rows.Numbers("predicted makespan (s)"),
                seconds => Assert.InRange(seconds, 5, 12)
            );
            Assert.Equal(
                [50, 70, 90, 100],
                rows.Numbers("share of the first VM (%)")
                    .Zip(rows.Numbers("makespan (s)"))
                    .Where(row => double.IsFinite(row.Second))
                    .Select(row => row.First)
            );
        }
    }

    [Fact]
    public void Where_a_stream_is_capped_the_same_guests_come_with_and_without()
    {
        var data = Run("lab-stream-cap").Data;

        Assert.Equal(
            ["1", "1", "0.4", "0.4", "1", "1", "0.4", "0.4"],
            data.Texts("stream cap / link")
        );
        Assert.Equal(["0", "0.1"], data.Distinct(Ratio));
        Assert.Equal(
            Enumerable
                .Repeat<string[]>(["one after the other", "all at once"], 4)
                .SelectMany(each => each),
            data.Texts("schedule")
        );
    }

    private static bool Close(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) < 1e-6;

    private static string Figure(string name) =>
        $"predicted {name} (s)|{name} (s)|lowest {name} (s)|highest {name} (s)";

    private static StudyResult Run(string name) => Run(name, EvidenceSamples.Measured);

    private static StudyResult Run(string name, LabStudyData? lab) =>
        StudyRegistry
            .All.Single(study => study.Name == name)
            .Run(new(null, TestContext.Current.CancellationToken) { Lab = lab });
}
