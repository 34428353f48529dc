using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Plans;
using PreCopy.Tests.Lab.Evidence;
using PreCopy.Validation;
using Xunit;

namespace PreCopy.Tests.Validation;

/// <summary>A study of the lab among the checks.</summary>
public sealed class LabStudyTests
{
    private const string Name = "PreCopy's lab";

    private static CheckGroup Group(LabStudyData data) =>
        ValidationReport.Run(data).Groups.Single(group => group.Name == Name);

    [Fact]
    public void Without_a_study_it_is_said_that_nothing_is_checked()
    {
        var report = ValidationReport.Run(null);

        Assert.DoesNotContain(report.Groups, group => group.Name == Name);
        Assert.Contains(report.Unchecked, each => each.Reason.Contains("lab study --full"));
    }

    [Fact]
    public void Every_kind_of_batch_that_counts_is_checked_and_both_schedules_against_each_other()
    {
        var (group, evidence) = (
            Group(EvidenceSamples.Measured),
            LabEvidence.Of(EvidenceSamples.Measured)
        );

        Assert.Equal(
            evidence.Cases.Count(each => each.Counts) + evidence.Ratios.Count() + 1,
            group.Checks.Count
        );
        Assert.DoesNotContain(
            ValidationReport.Run(EvidenceSamples.Measured).Unchecked,
            each => each.Case.Contains("lab", StringComparison.Ordinal)
        );
        Assert.All(group.Checks, check => Assert.NotEmpty(check.Band.Reason));
    }

    [Fact]
    public void A_makespan_passes_within_two_percent_and_no_further()
    {
        var kind = EvidenceSamples.Case(LabMode.Sequential, 1);

        Assert.True(First(10.19).Passed);
        Assert.True(First(9.81).Passed);
        Assert.False(First(10.21).Passed);
        Assert.False(First(9.79).Passed);

        Check First(double seconds) =>
            Group(EvidenceSamples.Of(EvidenceSamples.Run(kind, 1, seconds))).Checks[0];
    }

    [Fact]
    public void What_never_ends_passes_only_as_never()
    {
        var kind = EvidenceSamples.Case(LabMode.Concurrent, 2, 2000);
        var ends = EvidenceSamples.Run(EvidenceSamples.Case(LabMode.Sequential, 1), 1, 10);

        var foreseen = Group(
            EvidenceSamples.Of(ends, EvidenceSamples.Run(kind, 1, LabOutcome.NotConverged))
        ).Checks[1];
        var missed = Group(EvidenceSamples.Of(ends, EvidenceSamples.Run(kind, 1, 30, 30))).Checks[
            1
        ];

        Assert.True(foreseen.Passed);
        Assert.Equal(double.PositiveInfinity, foreseen.Published);
        Assert.False(missed.Passed);
    }

    [Fact]
    public void Without_the_working_set_the_model_must_miss_and_does()
    {
        var contrast = Group(EvidenceSamples.Measured).Checks.Single(check => check.IsContrast);

        Assert.Equal("n2-d0.4-concurrent, no working set", contrast.Case);
        Assert.True(contrast.Passed);
        Assert.InRange(contrast.RelativeError, 0.25, 0.6);
        Assert.False((contrast with { Predicted = contrast.Published }).Passed);
    }

    [Fact]
    public void The_ratio_is_of_the_measured_means()
    {
        var group = Group(
            EvidenceSamples.Of(
                EvidenceSamples.Run(EvidenceSamples.Case(LabMode.Sequential, 2), 1, 10, 20),
                EvidenceSamples.Run(EvidenceSamples.Case(LabMode.Concurrent, 2), 1, 22, 22)
            )
        );
        var ratio = group.Checks.Single(check => check.Unit.Length == 0);

        Assert.Equal(1, ratio.Predicted, 1e-9);
        Assert.Equal(1.1, ratio.Published, 1e-9);
        Assert.False(ratio.Passed);
    }
}
