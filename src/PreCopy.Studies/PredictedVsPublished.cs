using PreCopy.Results;
using PreCopy.Validation;

namespace PreCopy.Studies;

/// <summary>What the suite predicts beside what others published, with the bands; what a constant dirty rate would say.</summary>
public sealed class PredictedVsPublished : IStudy
{
    /// <inheritdoc/>
    public string Name => "predicted-vs-published";

    /// <inheritdoc/>
    public string Question => "Does the model predict what others published?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var report = ValidationReport.Run();
        var data = new Table(
            "source",
            "case",
            "quantity",
            "unit",
            "predicted",
            "published",
            "band low",
            "band high",
            "contrast",
            "passed"
        );
        foreach (var group in report.Groups)
        foreach (var check in group.Checks)
            data.Add(
                group.Name,
                check.Case,
                check.Quantity,
                check.Unit,
                check.Predicted,
                check.Published,
                check.Band.Low,
                check.Band.High,
                check.IsContrast,
                check.Passed
            );
        return new(data, Finding(report));
    }

    private static string Finding(ValidationReport report)
    {
        var exact = report.Checks.Count(check => check.Band.Low.Equals(check.Band.High));
        var farthest = report
            .Checks.Where(check => !check.IsContrast && double.IsFinite(check.RelativeError))
            .Max(check => Math.Abs(check.RelativeError));
        var constant = report.Checks.First(check => check.IsContrast);
        return $"{report.Passed} of {report.Passed + report.Failed} checks pass, {exact} of which allow no error; no prediction is more than "
            + $"{Math.Ceiling(farthest * 100):0} % off what was published. A constant dirty rate says {constant.Predicted:F1} s where "
            + $"{constant.Published:F1} s were measured: what a guest dirties saturates.";
    }
}
