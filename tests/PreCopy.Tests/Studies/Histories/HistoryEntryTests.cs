using PreCopy.Results;
using PreCopy.Studies.Histories;
using PreCopy.Tests.Results;
using Xunit;

namespace PreCopy.Tests.Studies.Histories;

public sealed class HistoryEntryTests
{
    private static readonly Manifest Where = new()
    {
        DateUtc = new(2026, 3, 1, 12, 30, 15, DateTimeKind.Utc),
        Command = "precopy run",
        Job = "short",
        Commit = new("0123456789", Dirty: true),
        Sdk = null,
        Machine = new("Quick CPU", 8, 256, "Some OS 1", "X64", ".NET 10.0.1"),
    };

    [Fact]
    public void A_run_adds_a_row_for_each_case_that_has_samples()
    {
        var rows = HistoryEntry.RowsOf(
            Where,
            BenchmarkTableTests.Measurements(("A", "", 10), ("B", "", 20)),
            BenchmarkSamplesTests.Samples(Enumerable.Range(1, 15).Select(i => ("A", 1, 10.0 + i)))
        );

        var row = Assert.Single(rows.Rows);
        Assert.Equal(
            [
                "2026-03-01T12:30:15Z",
                "0123456789 (changed)",
                "Quick CPU, 8 cores, 256-bit vectors, Some OS 1, X64",
                ".NET 10.0.1",
                "A.Run",
                "short",
            ],
            row.Take(6)
        );
        Assert.Equal("00ff", row[9]);
        var entry = Assert.Single(HistoryEntry.Read(rows)).Interval;
        Assert.Equal(18, entry.Median, 1e-6);
        Assert.InRange(entry.Lower, 13, 16);
        Assert.InRange(entry.Upper, 20, 23);
    }

    [Fact]
    public void An_interval_is_narrower_with_more_samples()
    {
        var few = MedianInterval.Of(SyntheticHistory.Noise(10, 0.05, seed: 2));
        var many = MedianInterval.Of(SyntheticHistory.Noise(100, 0.05, seed: 2));

        Assert.InRange(1.0, few.Lower, few.Upper);
        Assert.InRange(1.0, many.Lower, many.Upper);
        Assert.True(many.Upper - many.Lower < (few.Upper - few.Lower) / 2);
    }

    [Fact]
    public void Equal_samples_have_an_interval_without_width()
    {
        var interval = MedianInterval.Of(Enumerable.Repeat(7.0, 15));

        Assert.Equal(7, interval.Lower, 1e-6);
        Assert.Equal(7, interval.Upper, 1e-6);
    }

    [Fact]
    public void A_single_sample_has_a_median_and_no_interval()
    {
        var interval = MedianInterval.Of([3.5]);

        Assert.Equal(3.5, interval.Median);
        Assert.Equal(double.NaN, interval.Lower);
        Assert.Equal(double.NaN, interval.Upper);
        Assert.Throws<ArgumentException>(() => MedianInterval.Of([]));
    }

    [Fact]
    public void An_answer_has_changed_where_the_last_one_on_the_machine_was_another()
    {
        SyntheticHistory.Row a = new(1, "A.Run", 1);
        var history = SyntheticHistory.Of(
            a,
            a with
            {
                Run = 2,
                Machine = "there",
                Checksum = "beef",
            },
            a with
            {
                Run = 3,
                Benchmark = "B.Run",
                Checksum = "beef",
            },
            a with
            {
                Run = 4,
                Checksum = "beef",
            },
            a with
            {
                Run = 5,
                Checksum = "beef",
            },
            a with
            {
                Run = 6,
            }
        );

        Assert.Equal(
            [false, false, false, true, false, true],
            HistoryEntry.Read(history).Select(entry => entry.AnswerChanged)
        );
    }
}
