using System.Text.Json;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using Xunit;
using static PreCopy.Tests.Lab.Evidence.EvidenceSamples;

namespace PreCopy.Tests.Lab.Evidence;

public sealed class LabSummaryTests
{
    // Predicted: 10, 20, 20 and never.
    private static readonly LabStudyData Data = Of(
        Run(Case(LabMode.Sequential, 1), 1, 10),
        Run(Case(LabMode.Sequential, 1), 2, 10.1),
        Run(Case(LabMode.Sequential, 2), 1, 10, 20.2),
        Run(Case(LabMode.Sequential, 2), 2, 10, 20.6),
        Run(Case(LabMode.Concurrent, 2), 1, 20, 19),
        Run(Case(LabMode.Concurrent, 2), 2, 20, 20),
        Run(Case(LabMode.Concurrent, 2, 2000), 1, LabOutcome.NotConverged),
        Run(Case(LabMode.Concurrent, 2, 2000), 2, 30, 30)
    );

    private static readonly LabSummary Summary = LabSummary.Of(LabEvidence.Of(Data));

    [Fact]
    public void The_median_and_the_worst_are_of_the_kinds_of_batch()
    {
        // Means 10.05, 20.4 and 20: errors of 0.4975 %, 1.9608 % and 0.
        Assert.Equal((8, 4), (Summary.Batches, Summary.Cases));
        Assert.Equal(1 - 10 / 10.05, Summary.MakespanMedianError!.Value, 1e-9);
        Assert.Equal(1 - 20 / 20.4, Summary.MakespanWorstError!.Value, 1e-9);
        Assert.Equal("n2-p0-sequential", Summary.MakespanWorstCase);
    }

    [Fact]
    public void Single_batches_have_their_own()
    {
        // Errors of 0, 1 − 10/10.1, 1 − 20/20.2, 1 − 20/20.6, 0 and 0.
        Assert.Equal((1 - 20 / 20.2) / 2, Summary.MakespanMedianErrorOfRuns!.Value, 1e-9);
        Assert.Equal(1 - 20 / 20.6, Summary.MakespanWorstErrorOfRuns!.Value, 1e-9);
        Assert.Equal("n2-p0-sequential-2", Summary.MakespanWorstRun);
    }

    [Fact]
    public void The_ratio_is_that_of_the_means()
    {
        Assert.Equal(20.4 / 20 - 1, Summary.RatioWorstError!.Value, 1e-9);
        Assert.Equal("n2-p0-concurrent", Summary.RatioWorstCase);
    }

    [Fact]
    public void Bytes_and_downtimes_are_held_against_the_prediction()
    {
        var evidence = LabEvidence.Of(Data);
        var downtimes = evidence
            .Cases.Where(each => each.RunsConverged == 2)
            .Select(each => Math.Abs(each.DowntimeSeconds.Predicted / 0.1 - 1))
            .Order()
            .ToArray();

        Assert.Equal(0, Summary.BytesWorstError!.Value, 1e-9);
        Assert.Equal(downtimes[1], Summary.DowntimeMedianError!.Value, 1e-9);
        Assert.Equal(downtimes[2], Summary.DowntimeWorstError!.Value, 1e-9);
    }

    [Fact]
    public void A_kind_of_which_one_ends_otherwise_is_missed()
    {
        Assert.Equal((1, 1), (Summary.ConvergenceMisses, Summary.ConvergenceMissesOfRuns));
        Assert.Equal(["n2-p2000-concurrent"], Summary.MissedCases);
    }

    [Fact]
    public void Repeatability_is_the_median_spread_of_what_was_repeated() =>
        // 0.1/10.05, 0.4/20.4 and 0; one repetition alone has no spread.
        Assert.Equal(0.1 / 10.05, Summary.Repeatability!.Value, 1e-9);

    [Fact]
    public void The_goals_say_what_is_reached() =>
        Assert.Equal(
            [true, true, false, true, false],
            Summary
                .Goals.Where(goal => !goal.Goal.StartsWith("downtime", StringComparison.Ordinal))
                .Select(goal => goal.Reached)
        );

    [Fact]
    public void A_goal_is_reached_from_below_and_not_without_a_figure()
    {
        Assert.True(new LabGoal("g", 0.02, 0.02).Reached);
        Assert.False(new LabGoal("g", 0.02, 0.0201).Reached);
        Assert.False(new LabGoal("g", 0.02, null).Reached);
    }

    [Fact]
    public void Of_nothing_that_moved_there_are_no_errors()
    {
        var summary = LabSummary.Of(
            LabEvidence.Of(Of(Run(Case(LabMode.Concurrent, 2, 2000), 1, LabOutcome.NotConverged)))
        );

        Assert.Null(summary.MakespanMedianError);
        Assert.Null(summary.RatioWorstError);
        Assert.Null(summary.Repeatability);
        Assert.Equal(0, summary.ConvergenceMisses);
        Assert.Contains("\"makespanWorstError\": null", summary.ToJson());
    }

    [Fact]
    public void The_document_has_the_keys_that_others_read()
    {
        using var document = JsonDocument.Parse(Summary.ToJson());
        var keys = document.RootElement.EnumerateObject().Select(key => key.Name).ToHashSet();

        Assert.Superset(
            new HashSet<string>
            {
                "batches",
                "makespanMedianError",
                "makespanWorstError",
                "ratioWorstError",
                "bytesWorstError",
                "downtimeMedianError",
                "convergenceMisses",
                "makespanMedianErrorOfRuns",
                "makespanWorstErrorOfRuns",
                "repeatability",
                "goals",
            },
            keys
        );
        var goal = document.RootElement.GetProperty("goals")[1];
        Assert.Equal(0.02, goal.GetProperty("limit").GetDouble());
        Assert.True(goal.GetProperty("reached").GetBoolean());
    }
}
