using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Records;
using PreCopy.Model;
using Xunit;
using static PreCopy.Tests.Lab.Evidence.EvidenceSamples;

namespace PreCopy.Tests.Lab.Evidence;

/// <summary>What is compared with what: an idle VM takes 10 s in these studies, and so do two in turn 20 s.</summary>
public sealed class LabEvidenceTests
{
    // As fast as the link: what is re-sent never shrinks.
    private const int Hopeless = 2000;

    private static readonly LabCase InTurn = Case(LabMode.Sequential, 2);
    private static readonly LabCase AtOnce = Case(LabMode.Concurrent, 2);

    [Fact]
    public void A_kind_of_batch_is_the_mean_of_its_repetitions_with_the_lowest_and_the_highest()
    {
        var each = One(Run(InTurn, 2, 10, 21), Run(InTurn, 1, 10, 19), Run(InTurn, 3, 10, 23));

        Assert.Equal(20, each.MakespanSeconds.Predicted, 1e-9);
        Assert.Equal(new Spread(21, 19, 23), each.MakespanSeconds.Measured);
        Assert.Equal(20 / 21.0 - 1, each.MakespanSeconds.RelativeError, 1e-9);
        Assert.Equal([1, 2, 3], each.Runs.Select(run => run.Step.Repetition));
        Assert.Equal(
            [20 / 19.0 - 1, 20 / 21.0 - 1, 20 / 23.0 - 1],
            each.MakespanErrorsOfRuns.Select(error => error.Relative),
            (a, b) => Math.Abs(a - b) < 1e-9
        );
        Assert.Equal(
            ["n2-p0-sequential-1", "n2-p0-sequential-2", "n2-p0-sequential-3"],
            each.MakespanErrorsOfRuns.Select(error => error.Name)
        );
    }

    [Fact]
    public void Times_count_from_the_first_start_and_those_of_a_VM_from_its_own()
    {
        var run = Run(InTurn, 1, 10, 20);
        var late = run with
        {
            Vms = [run.Vms[0] with { StartSeconds = 1 }, run.Vms[1] with { StartSeconds = 12 }],
        };
        var each = One(late);

        Assert.Equal(19, each.MakespanSeconds.Measured.Mean);
        Assert.Equal(9, each.FirstCompletionSeconds.Measured.Mean);
        Assert.Equal(8.5, each.VmSeconds.Measured.Mean);
        Assert.Equal(10, each.VmSeconds.Predicted, 1e-9);
        Assert.Equal(10, each.FirstCompletionSeconds.Predicted, 1e-9);
    }

    [Fact]
    public void Bytes_are_those_of_all_VMs_and_unknown_where_the_link_cannot_tell()
    {
        var run = Run(InTurn, 1, 10, 20);
        var blind = run with { Vms = [run.Vms[0], run.Vms[1] with { CrossedBytes = -1 }] };

        Assert.Equal(2 * Memory, One(run).Bytes.Predicted, 1);
        Assert.Equal(2 * Memory, One(run).Bytes.Measured.Mean);
        Assert.Equal(double.NaN, One(blind).Bytes.RelativeError);
        Assert.Empty(LabEvidence.Of(Of(blind)).BytesErrors);
    }

    [Fact]
    public void The_downtime_is_spread_over_VMs_and_repetitions()
    {
        var (first, second) = (Run(AtOnce, 1, 20, 20), Run(AtOnce, 2, 20, 20));
        var each = One(
            first with
            {
                Vms = [first.Vms[0] with { DowntimeSeconds = 0.04 }, first.Vms[1]],
            },
            second with
            {
                Vms = [second.Vms[0] with { DowntimeSeconds = 0.16 }, second.Vms[1]],
            }
        );

        Assert.Equal(0.1, each.DowntimeSeconds.Measured.Mean, 1e-12);
        Assert.Equal(0.04, each.DowntimeSeconds.Measured.Lowest);
        Assert.Equal(0.16, each.DowntimeSeconds.Measured.Highest);
    }

    [Fact]
    public void The_same_guests_in_turn_and_at_once_make_a_ratio()
    {
        var evidence = LabEvidence.Of(
            Of(
                Run(InTurn, 1, 10, 20),
                Run(AtOnce, 1, 22, 22),
                Run(Case(LabMode.Concurrent, 3), 1, 30, 30, 30),
                Run(Case(LabMode.Sequential, 2, pagesPerSecond: 100), 1, 11, 22)
            )
        );

        var ratio = Assert.Single(evidence.Ratios);
        Assert.Equal(1, ratio.Predicted, 1e-9);
        Assert.Equal(1.1, ratio.Measured, 1e-9);
        Assert.Equal("n2-p0-concurrent", ratio.Error.Name);
        Assert.Equal(1 / 1.1 - 1, ratio.Error.Relative, 1e-9);
    }

    [Fact]
    public void A_capped_stream_is_compared_with_capped_streams()
    {
        static LabBatch Capped(LabBatch batch) =>
            batch with
            {
                StreamCapBytesPerSecond = 0.4 * Link,
            };
        var evidence = LabEvidence.Of(
            Of(
                Run(InTurn, 1, 10, 20),
                Run(AtOnce, 1, 20, 20),
                Run(Case(LabMode.CappedSequential, 2, change: Capped), 1, 25, 50),
                Run(Case(LabMode.CappedConcurrent, 2, change: Capped), 1, 25, 25)
            )
        );

        Assert.Equal([1, 0.5], evidence.Ratios.Select(ratio => Math.Round(ratio.Predicted, 9)));
        Assert.Equal([1, 0.5], evidence.Ratios.Select(ratio => Math.Round(ratio.Measured, 9)));
    }

    [Theory]
    [InlineData(LabOutcome.NotConverged, 0)]
    [InlineData(LabOutcome.NotStarted, 0)]
    [InlineData(LabOutcome.Completed, 1)]
    [InlineData(LabOutcome.Cancelled, 1)]
    public void What_never_ends_is_foreseen_or_missed(LabOutcome outcome, int missed)
    {
        var each = One(Run(Case(LabMode.Concurrent, 2, Hopeless), 1, outcome));

        Assert.False(each.IsPredictedToConverge);
        Assert.Equal(double.PositiveInfinity, each.MakespanSeconds.Predicted);
        Assert.Equal(double.NaN, each.MakespanSeconds.RelativeError);
        Assert.Equal(missed, each.RunsMissed);
    }

    [Fact]
    public void What_would_end_after_the_time_limit_is_predicted_not_to()
    {
        var kind = Case(
            LabMode.Concurrent,
            2,
            change: batch => batch with { TimeLimitSeconds = 15 }
        );

        var each = One(Run(kind, 1, LabOutcome.NotConverged), Run(kind, 2, 20, 20));

        Assert.False(each.IsPredictedToConverge);
        Assert.Equal((1, 1), (each.RunsConverged, each.RunsMissed));
    }

    [Fact]
    public void A_cancelled_batch_is_held_against_its_outcome_alone()
    {
        var kind = Case(LabMode.Cancel, 2, Hopeless, batch => TimedOut(batch, TimeoutAction.Abort));
        var data = Of(Run(kind, 1, LabOutcome.Cancelled), Run(kind, 2, LabOutcome.NotConverged));

        var evidence = LabEvidence.Of(data);

        Assert.Equal(1, evidence.Cases[0].RunsMissed);
        Assert.Empty(evidence.MakespanErrors);
        Assert.Empty(evidence.DowntimeErrors);
    }

    [Fact]
    public void A_switched_batch_counts_with_its_makespan_and_its_bytes()
    {
        var kind = Case(
            LabMode.PostCopy,
            1,
            Hopeless,
            batch => TimedOut(batch, TimeoutAction.PostCopy)
        );
        var run = Run(kind, 1, 20);
        var evidence = LabEvidence.Of(
            Of(run with { Vms = [run.Vms[0] with { Outcome = LabOutcome.PostCopy }] })
        );

        Assert.Equal(0, evidence.Cases[0].RunsMissed);
        Assert.Single(evidence.MakespanErrors);
        Assert.Single(evidence.BytesErrors);
        Assert.Empty(evidence.DowntimeErrors);
    }

    [Fact]
    public void A_guest_that_is_slowed_down_is_shown_and_does_not_count()
    {
        var evidence = LabEvidence.Of(Of(Run(Case(LabMode.AutoConverge, 1), 1, 12)));

        Assert.Equal(10 / 12.0 - 1, evidence.Cases[0].MakespanSeconds.RelativeError, 1e-9);
        Assert.Empty(evidence.MakespanErrors);
        Assert.Empty(evidence.MakespanErrorsOfRuns);
    }

    [Fact]
    public void Few_VMs_that_write_little_come_first() =>
        Assert.Equal(
            ["n1-p100-sequential", "n2-p0-sequential", "n2-p0-concurrent", "n2-p100-sequential"],
            LabEvidence
                .Of(
                    Of(
                        Run(Case(LabMode.Sequential, 2, 100), 1, 11, 22),
                        Run(AtOnce, 1, 20, 20),
                        Run(InTurn, 1, 10, 20),
                        Run(Case(LabMode.Sequential, 1, 100), 1, 11)
                    )
                )
                .Cases.Select(each => each.Case.Name)
        );

    [Fact]
    public void Less_that_is_taken_into_account_is_another_prediction()
    {
        var effects = LabEffects.All with { NonZeroPages = false };
        var evidence = LabEvidence.Of(Of(Run(InTurn, 1, 10, 20)), effects);

        Assert.Equal(2 * (64 << 20) / Link, evidence.Cases[0].MakespanSeconds.Predicted, 1e-9);
    }

    private static LabCaseEvidence One(params LabRecord[] runs) =>
        Assert.Single(LabEvidence.Of(Of(runs)).Cases);

    private static LabBatch TimedOut(LabBatch batch, TimeoutAction action) =>
        batch with
        {
            Policy = batch.Policy with { TimeoutSeconds = 12, OnTimeout = action },
        };
}
