using PreCopy.Validation;
using static PreCopy.Cli.OneDocument;

namespace PreCopy.Cli.Validate;

/// <summary>A validation as one JSON document; what is never or endless is null.</summary>
internal static class ValidationJson
{
    /// <summary>The keys, for the help.</summary>
    public const string Keys = """
        { "checks": [ { "group", "case", "quantity", "unit", "predicted", "published", "error", "bandLow", "bandHigh",
              "bandReason", "contrast", "passed", "source", "fitted" } ],
          "findings": [ { "group", "finding" } ], "unchecked": [ { "case", "reason" } ], "passed", "failed" }
        """;

    /// <summary>Writes the document and a line's end.</summary>
    public static void Write(TextWriter output, ValidationReport report) =>
        OneDocument.Write(
            output,
            new
            {
                Checks = report.Groups.SelectMany(group =>
                    group.Checks.Select(check => Row(group, check))
                ),
                Findings = report.Groups.Select(group => new { Group = group.Name, group.Finding }),
                report.Unchecked,
                report.Passed,
                report.Failed,
            }
        );

    private static object Row(CheckGroup group, Check check) =>
        new
        {
            Group = group.Name,
            check.Case,
            check.Quantity,
            check.Unit,
            Predicted = Finite(check.Predicted),
            Published = Finite(check.Published),
            Error = Finite(check.RelativeError),
            BandLow = Finite(check.Band.Low),
            BandHigh = Finite(check.Band.High),
            BandReason = check.Band.Reason,
            Contrast = check.IsContrast,
            check.Passed,
            group.Source,
            check.Fitted,
        };
}
