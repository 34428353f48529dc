using Spectre.Console;

namespace PreCopy.Cli.Plan;

/// <summary>Shows a plan to people.</summary>
internal static class PlanScreen
{
    public static void Write(PlanOutcome outcome)
    {
        var console = Screen.Open();
        console.WriteLine(outcome.Heading);
        console.WriteLine(outcome.Verdict);
        foreach (var section in PlanReport.Sections(outcome))
        {
            console.WriteLine();
            console.WriteLine($"{section.Title}:");
            if (section.Table is { } table)
                console.Write(Bordered(table));
            foreach (var line in section.Code)
                console.WriteLine($"    {line}");
            foreach (var line in section.Lines)
                console.WriteLine($"  {line}");
        }
    }

    private static Table Bordered(Results.Table rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in rows.Columns)
            table.AddColumn(Markup.Escape(column));
        foreach (var row in rows.Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }
}
