using PreCopy.Cli;
using PreCopy.Cli.Validate;
using PreCopy.Validation;
using Xunit;

namespace PreCopy.Tests.Validation;

/// <summary>What others published is predicted, and the checks could fail.</summary>
public sealed class ValidationReportTests
{
    private static readonly ValidationReport Report = ValidationReport.Run();

    public static TheoryData<string> Groups => [.. Report.Groups.Select(group => group.Name)];

    [Fact]
    public void Every_prediction_falls_in_its_band()
    {
        Assert.DoesNotContain(Report.Checks, check => !check.Passed);
        Assert.Equal(ExitCode.Done, ValidateCommand.Answer(Report));
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_false_expectation_falls_out_and_is_said(string name)
    {
        var group = Report.Groups.Single(each => each.Name == name);
        var check = group.Checks.Last(each => double.IsFinite(each.Predicted));
        var falsified = check with { Band = Band.Within(0.25, 2 * check.Predicted, "false") };
        var report = Report with
        {
            Groups =
            [
                .. Report.Groups.Select(each =>
                    each == group
                        ? group with
                        {
                            Checks = [.. group.Checks.Select(c => c == check ? falsified : c)],
                        }
                        : each
                ),
            ],
        };

        Assert.Equal(1, report.Failed);
        Assert.Equal(Report.Passed - 1, report.Passed);
        Assert.Equal(ExitCode.No, ValidateCommand.Answer(report));
        Assert.Contains("OUT", ValidationTable.Verdict(report), StringComparison.Ordinal);
        Assert.Contains(check.Case, ValidationTable.Verdict(report), StringComparison.Ordinal);
    }

    [Fact]
    public void No_band_lets_twice_or_half_the_prediction_pass() =>
        Assert.All(
            Report.Checks.Where(check =>
                !check.IsContrast && check.Predicted > 0 && double.IsFinite(check.Predicted)
            ),
            check =>
            {
                Assert.False(check.Band.Contains(2 * check.Predicted), check.ToString());
                Assert.False(check.Band.Contains(check.Predicted / 2), check.ToString());
            }
        );

    [Fact]
    public void What_never_ends_passes_only_as_never() =>
        Assert.All(
            Report.Checks.Where(check => double.IsInfinity(check.Published)),
            check =>
            {
                Assert.Equal(0, check.RelativeError);
                Assert.False((check with { Predicted = 1e300 }).Passed);
            }
        );

    [Fact]
    public void A_number_where_never_was_published_falls_out()
    {
        var ends = Report.Checks.First(check => double.IsFinite(check.Published));
        Assert.False((ends with { Predicted = double.PositiveInfinity }).Passed);
        Assert.False((ends with { Predicted = double.NaN }).Passed);
    }

    [Fact]
    public void Every_group_has_a_source_a_finding_and_reasons_for_its_bands() =>
        Assert.All(
            Report.Groups,
            group =>
            {
                Assert.NotEmpty(group.Source);
                Assert.NotEmpty(group.Finding);
                Assert.NotEmpty(group.Checks);
                Assert.All(group.Checks, check => Assert.NotEmpty(check.Band.Reason));
            }
        );

    [Fact]
    public void What_cannot_be_checked_says_why() =>
        Assert.All(Report.Unchecked, each => Assert.NotEmpty(each.Reason));
}
