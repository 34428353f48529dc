using PreCopy.Lab.Evidence;
using PreCopy.Lab.Records;
using PreCopy.Lab.Sessions;
using Spectre.Console;

namespace PreCopy.Cli.Lab;

/// <summary>Shows a study to people: a row for each kind of batch.</summary>
internal static class LabStudyTable
{
    public static void Write(IReadOnlyList<LabRecord> records, LabManifest manifest)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("batch");
        foreach (
            var figure in (string[])
                ["runs", "converged", "makespan (s)", "from", "to", "predicted (s)", "error"]
        )
            table.AddColumn(new TableColumn(figure).RightAligned());
        foreach (
            var runs in records
                .GroupBy(record => record.Step.Case.Name)
                .OrderBy(runs => runs.Key, StringComparer.Ordinal)
        )
            table.AddRow(Row([.. runs], manifest));
        Screen.Open().Write(table);
    }

    private static string[] Row(IReadOnlyList<LabRecord> runs, LabManifest manifest)
    {
        var kind = runs[0].Step.Case;
        var makespans = runs.Select(run => run.MakespanSeconds)
            .Where(double.IsFinite)
            .Order()
            .ToList();
        var median = Median(makespans);
        var predicted = LabPredictor
            .Predict(kind.Batch, manifest.Calibration, manifest.LinkBytesPerSecond)
            .MakespanSeconds;
        return
        [
            kind.Name,
            $"{runs.Count}",
            $"{makespans.Count}",
            LabFigures.Seconds(median),
            LabFigures.Seconds(makespans.FirstOrDefault(double.NaN)),
            LabFigures.Seconds(makespans.LastOrDefault(double.NaN)),
            LabFigures.Seconds(predicted),
            LabFigures.Error(predicted, median),
        ];
    }

    private static double Median(List<double> sorted) =>
        sorted.Count == 0
            ? double.NaN
            : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
