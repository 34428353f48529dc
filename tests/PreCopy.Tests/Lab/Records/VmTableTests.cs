using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Records;
using PreCopy.Model;
using PreCopy.Results;
using Xunit;

namespace PreCopy.Tests.Lab.Records;

/// <summary>What was run and measured comes back from a table as it was.</summary>
public sealed class VmTableTests
{
    private static readonly LabBatch Rich = new([
        LabSamples.Guest,
        LabSamples.Guest with
        {
            Pattern = AccessPattern.Random,
            PagesPerSecond = 7,
        },
    ])
    {
        Concurrency = 1,
        Weights = [7, 3],
        StreamCapBytesPerSecond = 10e6,
        TimeLimitSeconds = 12.5,
        Policy = new()
        {
            DowntimeSeconds = 0.3,
            TimeoutSeconds = 5,
            OnTimeout = TimeoutAction.PostCopy,
            Throttle = new(),
        },
    };

    [Fact]
    public void What_was_run_comes_back()
    {
        var batch = Again(Rich, LabSamples.Moved(0, 1), LabSamples.Moved(1, 2)).Step.Case.Batch;

        Assert.Equal(Rich.Guests, batch.Guests);
        Assert.Equal(Rich.Weights, batch.Weights);
        Assert.Equal(Rich.Policy, batch.Policy);
        Assert.Equal(Rich with { Guests = batch.Guests, Weights = batch.Weights }, batch);
    }

    [Fact]
    public void What_is_usual_comes_back()
    {
        var usual = new LabBatch([LabSamples.Guest]);

        var batch = Again(usual, LabSamples.Moved(0, 1)).Step.Case.Batch;

        Assert.Equal(1, batch.Concurrency);
        Assert.Equal(double.PositiveInfinity, batch.StreamCapBytesPerSecond);
        Assert.Equal(usual.Policy, batch.Policy);
        batch.Validate();
    }

    [Fact]
    public void What_was_measured_comes_back()
    {
        VmRun[] runs =
        [
            LabSamples.Moved(0.25, 2.5) with
            {
                ThrottlePercent = 20,
            },
            LabSamples.Moved(2.5, 3) with
            {
                Outcome = LabOutcome.PostCopy,
                PostCopyRequests = 5,
            },
        ];

        var record = Again(Rich, runs);

        Assert.Equal(runs, record.Vms);
        Assert.Equal(0.995, record.LinkUse);
        Assert.Equal(
            new("case", LabMode.WeightedSplit, 0.25, record.Step.Case.Batch),
            record.Step.Case
        );
        Assert.Equal("case-3", record.Step.Name);
        Assert.True(record.Converged);
        Assert.Equal(2.75, record.MakespanSeconds);
    }

    [Fact]
    public void What_was_not_measured_is_an_empty_cell()
    {
        VmRun[] runs =
        [
            LabSamples.Moved(0, 1) with
            {
                Outcome = LabOutcome.NotConverged,
                DowntimeSeconds = double.NaN,
                CrossedBytes = -1,
            },
            new() { Outcome = LabOutcome.NotStarted },
        ];

        var record = Again(Rich, runs);

        Assert.Equal(runs, record.Vms);
        Assert.False(record.Converged);
        Assert.Equal(double.NaN, record.MakespanSeconds);
    }

    [Fact]
    public void Batches_are_told_apart_by_case_and_repetition()
    {
        var step = new LabStep(new("case", LabMode.Concurrent, 0, Rich), 1);
        VmRun[] runs = [LabSamples.Moved(0, 1), LabSamples.Moved(0, 2)];

        var records = VmTable.Read(
            VmTable.Of([new(step, runs, 1), new(step with { Repetition = 2 }, runs, double.NaN)])
        );

        Assert.Equal(["case-1", "case-2"], records.Select(record => record.Step.Name));
        Assert.Equal(double.NaN, records[1].LinkUse);
    }

    [Theory]
    [InlineData("outcome", "Vanished", "expected one of Completed, PostCopy")]
    [InlineData("memory (B)", "much", "not a whole number")]
    [InlineData("end (s)", "late", "not a number")]
    [InlineData("VMs", "3", "there are 2 rows of this batch")]
    public void A_wrong_cell_is_named(string column, string text, string problem)
    {
        var table = VmTable.Of([Record(Rich, LabSamples.Moved(0, 1), LabSamples.Moved(0, 2))]);
        var lines = TableCsv.Format(table).Split('\n');
        var cells = lines[1].Split(',');
        cells[table.Columns.ToList().IndexOf(column)] = text;
        lines[1] = string.Join(',', cells);

        var refused = Assert.Throws<InvalidDataException>(() =>
            VmTable.Read(TableCsv.Parse(string.Join('\n', lines), "vms.csv"))
        );

        Assert.StartsWith(
            $"vms.csv: row 2, column '{column}': '{text}': {problem}",
            refused.Message
        );
    }

    [Fact]
    public void Another_table_is_refused()
    {
        var refused = Assert.Throws<InvalidDataException>(() =>
            VmTable.Read(TableCsv.Parse("a,b\n1,2\n", "vms.csv"))
        );

        Assert.StartsWith("vms.csv: row 1: not the VMs of a lab", refused.Message);
    }

    private static LabRecord Again(LabBatch batch, params VmRun[] runs) =>
        Assert.Single(
            VmTable.Read(
                TableCsv.Parse(TableCsv.Format(VmTable.Of([Record(batch, runs)])), "vms.csv")
            )
        );

    private static LabRecord Record(LabBatch batch, params VmRun[] runs) =>
        new(new(new("case", LabMode.WeightedSplit, 0.25, batch), 3), runs, 0.995);
}
