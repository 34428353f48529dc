using System.Globalization;
using PreCopy.Validation;
using Spectre.Console;

namespace PreCopy.Cli.Validate;

/// <summary>Shows a validation to people: a table for each source, what was fitted, why the bands are so wide, what it teaches.</summary>
internal static class ValidationTable
{
    public static void Write(ValidationReport report)
    {
        var console = Screen.Open();
        foreach (var group in report.Groups)
        {
            console.WriteLine($"{group.Name}: {group.Source}");
            console.Write(Rows(group));
            Explain(console, "fitted", group.Checks.Select(check => check.Fitted));
            Explain(console, "band", group.Checks.Select(check => check.Band.Reason));
            console.WriteLine($"  {group.Finding}");
            console.WriteLine();
        }

        console.WriteLine("Not checked:");
        foreach (var each in report.Unchecked)
            console.WriteLine($"  {each.Case}: {each.Reason}.");
        console.WriteLine();
        console.WriteLine(Verdict(report));
    }

    /// <summary>The whole validation in a sentence.</summary>
    public static string Verdict(ValidationReport report)
    {
        var all = report.Passed + report.Failed;
        return report.Failed == 0
            ? $"All {all} predictions fall in their bands; {report.Unchecked.Count} published results could not be checked."
            : $"{report.Failed} of {all} predictions fall OUT of their bands: {string.Join("; ", Out(report))}.";
    }

    private static IEnumerable<string> Out(ValidationReport report) =>
        from @group in report.Groups
        from check in @group.Checks
        where !check.Passed
        select $"{@group.Name}, {check.Case}, {check.Quantity}";

    private static Table Rows(CheckGroup group)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("case").AddColumn("quantity");
        foreach (var figure in (string[])["predicted", "published", "error", "band"])
            table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());
        table.AddColumn("verdict");
        foreach (var check in group.Checks)
            table.AddRow(
                Markup.Escape(check.Case),
                Markup.Escape(Quantity(check)),
                Number(check.Predicted),
                Number(check.Published),
                Error(check),
                Range(check),
                Word(check)
            );
        return table;
    }

    private static void Explain(IAnsiConsole console, string what, IEnumerable<string> texts)
    {
        foreach (var text in texts.Where(text => text.Length > 0).Distinct())
            console.WriteLine($"  {what}: {text}");
    }

    private static string Quantity(Check check) =>
        check.Unit.Length > 0 ? $"{check.Quantity} ({check.Unit})" : check.Quantity;

    private static string Word(Check check) =>
        !check.Passed ? "[red]OUT[/]"
        : check.IsContrast ? "misses, as expected"
        : "in";

    private static string Error(Check check) =>
        !double.IsFinite(check.RelativeError) || !double.IsFinite(check.Published)
            ? "–"
            : check.RelativeError.ToString("+0.0 %;−0.0 %;0 %", CultureInfo.InvariantCulture);

    private static string Range(Check check)
    {
        var (low, high) = (check.Band.Low, check.Band.High);
        var half = (high - low) / 2;
        return low.Equals(high) ? "equal"
            : half < 0.01 * Math.Abs(check.Published)
                ? $"± {half.ToString(half < 1e-4 ? "0E-0" : "G1", CultureInfo.InvariantCulture)}"
            : $"{Number(low)} – {Number(high)}";
    }

    private static string Number(double value)
    {
        var size = Math.Abs(value);
        return !double.IsFinite(value)
            ? "never"
            : value.ToString(
                size >= 1000 || size == Math.Floor(size) ? "N0"
                    : size >= 1 ? "0.00"
                    : "0.0000",
                CultureInfo.InvariantCulture
            );
    }
}
