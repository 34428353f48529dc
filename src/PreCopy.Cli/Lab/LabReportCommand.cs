using System.CommandLine;
using PreCopy.Cli.Run;
using PreCopy.Lab.Evidence;
using PreCopy.Scenarios;
using Spectre.Console;

namespace PreCopy.Cli.Lab;

/// <summary>The verb <c>lab report</c>: a study held against the model.</summary>
internal static class LabReportCommand
{
    private const string Example = """
        precopy lab report results/lab/MACHINE

        DIR gets summary.json, batches.csv (every kind of batch, predicted and measured), ablation.csv (what each effect of
        the model is worth), charts/ and a README.md that shows it all.
        """;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a study." };
        var verb = new Verb(
            "report",
            "Hold a study against the model: tables, charts, goals and the figures reached.",
            Example
        )
        {
            folder,
        };
        verb.SetAction(
            (parsed, cancellation) =>
                Task.Run(() => Write(parsed.GetValue(folder)!), cancellation)
                    .WaitAsync(cancellation)
        );
        return verb;
    }

    private static int Write(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"{folder}: no such folder");
        var summary = Stored.Read(() => LabReport.Write(folder, LabStudyFiles.Load(folder)));
        var table = new Table().Border(TableBorder.Simple).AddColumn("goal");
        foreach (var column in (string[])["at most", "is"])
            table.AddColumn(new TableColumn(column).RightAligned());
        table.AddColumn("reached");
        foreach (var goal in summary.Goals)
            table.AddRow(
                Markup.Escape(goal.Goal),
                goal.LimitText,
                goal.FigureText,
                goal.Reached ? "yes" : "[red]NO[/]"
            );
        Screen.Open().Write(table);
        Console.WriteLine($"Report: {Path.Combine(folder, "README.md")}");
        return ExitCode.Done;
    }
}
