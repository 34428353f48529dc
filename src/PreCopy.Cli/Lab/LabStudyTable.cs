using PreCopy.Lab.Evidence;
using PreCopy.Lab.Records;
using PreCopy.Lab.Sessions;
using Spectre.Console;

namespace PreCopy.Cli.Lab;

/// <summary>Shows a study to people: a row for each kind of batch, with the median of its makespans.</summary>
internal static class LabStudyTable
{
    public static void Write(IReadOnlyList<LabRecord> records, LabManifest manifest)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("batch").NoWrap());
        foreach (var figure in (string[])["moved", "makespan\n(s)", "predicted\n(s)", "error"])
            table.AddColumn(new TableColumn(figure).RightAligned());
        var evidence = LabEvidence.Of(
            new(records, manifest.Calibration, manifest.LinkBytesPerSecond)
        );
        foreach (var each in evidence.Cases.OrderBy(each => each.Case.Name, StringComparer.Ordinal))
            table.AddRow(Row(each));
        Screen.Open().Write(table);
    }

    private static string[] Row(LabCaseEvidence each)
    {
        var median = Median([
            .. each.Runs.Select(run => run.MakespanSeconds).Where(double.IsFinite).Order(),
        ]);
        var predicted = each.Prediction.MakespanSeconds;
        return
        [
            each.Case.Name,
            $"{each.RunsConverged} of {each.Runs.Count}",
            LabFigures.Seconds(median),
            LabFigures.Seconds(predicted),
            LabFigures.Error(predicted, median),
        ];
    }

    private static double Median(List<double> sorted) =>
        sorted.Count == 0
            ? double.NaN
            : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
