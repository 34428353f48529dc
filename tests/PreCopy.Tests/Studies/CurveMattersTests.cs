using PreCopy.Results;
using PreCopy.Studies;
using Xunit;

namespace PreCopy.Tests.Studies;

/// <summary>What the curve of a published guest is worth.</summary>
public sealed class CurveMattersTests
{
    private static readonly Table Data = new CurveMatters()
        .Run(new(null, CancellationToken.None))
        .Data;

    [Fact]
    public void The_measured_curve_agrees_with_the_predictor_after_rounding_up()
    {
        var rows = Data.Where("curve", "measured");
        var predicted = rows.Numbers("predicted (s)").Where(double.IsFinite).Select(Math.Ceiling);

        Assert.Equal([48, 31, 25, 67], predicted);
    }

    [Fact]
    public void A_constant_rate_is_more_than_twice_too_long_where_it_was_measured()
    {
        var rows = Data.Where("case", "VEP 291, limit 300 ms").Where("curve", "constant rate");

        Assert.Equal(
            2.25,
            rows.Numbers("predicted (s)")[0] / rows.Numbers("published (s)")[0],
            0.05
        );
    }

    [Fact]
    public void A_working_set_fitted_on_other_runs_falls_into_the_range_of_these()
    {
        var rows = Data.Where("case", "VEP 291, limit 300 ms").Where("curve", "saturating");

        Assert.InRange(rows.Numbers("predicted (s)")[0], 91, 161);
    }
}
