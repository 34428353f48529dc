using System.Globalization;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Model;
using PreCopy.Scenarios.Quantities;
using Spectre.Console;

namespace PreCopy.Cli.Lab;

/// <summary>Shows a batch to people: what was measured of each VM, with what was predicted below it.</summary>
internal static class LabRunTable
{
    public static void Write(LabRunRequest request, BatchRun run, LabPrediction prediction)
    {
        var console = Screen.Open();
        console.WriteLine(Heading(request));
        console.Write(Vms(run, prediction));
        console.WriteLine(Makespan(run, prediction));
        console.WriteLine(
            double.IsNaN(run.LinkUse)
                ? "The link cannot tell how much of it was used."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{run.LinkUse:0.0 %} of the link was used."
                )
        );
    }

    private static string Heading(LabRunRequest request)
    {
        var (batch, guest) = (request.Batch, request.Batch.Guests[0]);
        var count = batch.Guests.Count == 1 ? "1 VM" : $"{batch.Guests.Count} VMs";
        var atOnce = Math.Min(batch.Concurrency, batch.Guests.Count);
        return $"{count} of {Quantity.Bytes.Print(guest.MemoryBytes)}, {guest.PagesPerSecond} pages/s "
            + $"over {Quantity.Bytes.Print(guest.WorkingSetBytes)} ({guest.Pattern.ToString().ToLowerInvariant()}), "
            + $"at most {atOnce} at once over {Quantity.Rate.Print(request.LinkBytesPerSecond)}";
    }

    private static Table Vms(BatchRun run, LabPrediction prediction)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("VM", "");
        foreach (
            var figure in (string[])
                ["start (s)", "end (s)", "downtime (ms)", "sent (MiB)", "dirty syncs", "pages/s"]
        )
            table.AddColumn(new TableColumn(figure).RightAligned());
        table.AddColumn("outcome");
        foreach (var (index, (vm, predicted)) in run.Vms.Zip(prediction.Vms).Index())
        {
            table.AddRow(
                $"{index + 1}",
                "measured",
                LabFigures.Seconds(vm.StartSeconds),
                LabFigures.Seconds(vm.EndSeconds),
                LabFigures.Milliseconds(vm.DowntimeSeconds),
                LabFigures.Mebibytes(vm.CrossedBytes >= 0 ? vm.CrossedBytes : vm.TransferredBytes),
                LabFigures.Count(vm.DirtySyncs),
                LabFigures.Count(vm.GuestPagesPerSecond),
                vm.Outcome.Word()
            );
            table.AddRow(
                "",
                "predicted",
                LabFigures.Seconds(predicted.StartSeconds),
                LabFigures.Seconds(predicted.EndSeconds),
                LabFigures.Milliseconds(predicted.DowntimeSeconds),
                LabFigures.Mebibytes(predicted.StreamBytes),
                LabFigures.Count(predicted.DirtySyncs),
                "",
                predicted.Outcome.Word()
            );
        }
        return table;
    }

    private static string Makespan(BatchRun run, LabPrediction prediction)
    {
        var (measured, predicted) = (run.Vms.MakespanSeconds(), prediction.MakespanSeconds);
        return !run.Vms.Converged() || !prediction.Converges
            ? $"Every VM moved: {YesOrNo(run.Vms.Converged())}; predicted: {YesOrNo(prediction.Converges)}."
            : $"Makespan {LabFigures.Seconds(measured)} s, predicted {LabFigures.Seconds(predicted)} s ({LabFigures.Error(predicted, measured)}).";
    }

    private static string YesOrNo(bool yes) => yes ? "yes" : "no";
}
