using System.CommandLine;
using PreCopy.Validation;

namespace PreCopy.Cli.Validate;

/// <summary>The verb <c>validate</c>: what the suite predicts beside what others published.</summary>
internal static class ValidateCommand
{
    private const string Example = """
        precopy validate
        precopy validate --json

        Exit codes: 0 every prediction falls in its band, 1 one falls out.
        --json prints:
        """;

    public static Command Create()
    {
        var asJson = new Option<bool>("--json") { Description = "Print one JSON document." };
        var verb = new Verb(
            "validate",
            "Predict what others published or measured, and say how far off it is.",
            $"{Example}\n{ValidationJson.Keys}"
        )
        {
            asJson,
        };
        verb.SetAction(
            (parsed, cancel) =>
                Task.Run(() => Show(ValidationReport.Run(), parsed.GetValue(asJson)), cancel)
                    .WaitAsync(cancel)
        );
        return verb;
    }

    /// <summary>The answer of a report: "no" when a prediction falls out of its band.</summary>
    internal static int Answer(ValidationReport report) =>
        report.Failed == 0 ? ExitCode.Done : ExitCode.No;

    private static int Show(ValidationReport report, bool asJson)
    {
        if (asJson)
            ValidationJson.Write(Console.Out, report);
        else
            ValidationTable.Write(report);
        return Answer(report);
    }
}
