using PreCopy.Validation;
using Xunit;

namespace PreCopy.Tests.Validation;

/// <summary>What the published cases teach, beyond falling in their bands.</summary>
public sealed class PublishedCaseTests
{
    private static readonly ValidationReport Report = ValidationReport.Run();

    [Fact]
    public void Every_cell_of_the_predictor_is_equal()
    {
        var cells = Group("QEMU predictor, 2023").Checks;

        Assert.Equal(4 * 6, cells.Count);
        Assert.Equal(9, cells.Count(cell => double.IsInfinity(cell.Published)));
        Assert.All(cells, cell => Assert.Equal(cell.Published, cell.Predicted));
    }

    [Fact]
    public void A_working_set_is_worth_more_than_the_downtime_limit()
    {
        var times = Group("KubeVirt VEP 291")
            .Checks.Where(check => check.Quantity == "total time")
            .ToLookup(check => check.IsContrast);

        Assert.All(times[true], constant => Assert.InRange(constant.RelativeError, 1, 1.5));
        Assert.All(times[false], fitted => Assert.InRange(fitted.RelativeError, -0.2, 0.25));
    }

    [Fact]
    public void A_fit_is_never_checked_on_the_number_that_it_was_fitted_to() =>
        Assert.DoesNotContain(
            Report.Checks,
            check => check.Fitted.Length > 0 && check.Predicted.Equals(check.Published)
        );

    [Fact]
    public void The_same_cap_misses_one_case_that_describes_another()
    {
        var small = Group("Hyper-V 2012, 512 MB VMs").Checks;
        var large = Group("Hyper-V 2012, 18 VMs of 80 GB in all").Checks;

        Assert.All(Capped(small), check => Assert.False(check.IsContrast));
        Assert.All(Capped(large), check => Assert.True(check.IsContrast));
    }

    private static Check[] Capped(IEnumerable<Check> checks)
    {
        var capped = checks
            .Where(check => check.Case.EndsWith("4 Gbit/s in all", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(capped);
        return capped;
    }

    private static CheckGroup Group(string name) =>
        Report.Groups.Single(group => group.Name == name);
}
