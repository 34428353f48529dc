using PreCopy.Lab.Batches;
using PreCopy.Lab.Evidence;
using PreCopy.Lab.Guests;
using PreCopy.Model;
using static PreCopy.Cli.OneDocument;

namespace PreCopy.Cli.Lab;

/// <summary>A batch as one JSON document; what did not happen or never will is null.</summary>
internal static class LabRunJson
{
    /// <summary>The keys, for the help.</summary>
    public const string Keys = """
        { "link": { "kind", "bytesPerSecond", "use" }, "converged", "makespanSeconds",
          "predicted": { "converged", "makespanSeconds" },
          "vms": [ { "outcome", "startSeconds", "endSeconds", "downtimeSeconds", "transferredBytes", "crossedBytes",
              "normalPages", "zeroPages", "dirtySyncs", "postCopyRequests", "throttlePercent", "guestPagesPerSecond",
              "guest": { "memoryBytes", "workingSetBytes", "pagesPerSecond", "pattern" },
              "predicted": { "outcome", "startSeconds", "endSeconds", "downtimeSeconds", "streamBytes", "dirtySyncs" } } ] }
        """;

    /// <summary>Writes the document and a line's end.</summary>
    public static void Write(
        TextWriter output,
        LabRunRequest request,
        BatchRun run,
        LabPrediction prediction
    ) =>
        OneDocument.Write(
            output,
            new
            {
                Link = new
                {
                    Kind = $"{request.Link}".ToLowerInvariant(),
                    BytesPerSecond = request.LinkBytesPerSecond,
                    Use = Finite(run.LinkUse),
                },
                Converged = run.Vms.Converged(),
                MakespanSeconds = Finite(run.Vms.MakespanSeconds()),
                Predicted = new
                {
                    Converged = prediction.Converges,
                    MakespanSeconds = Finite(prediction.MakespanSeconds),
                },
                Vms = run.Vms.Select(
                    (vm, index) => Vm(vm, request.Batch.Guests[index], prediction.Vms[index])
                ),
            }
        );

    private static object Vm(VmRun vm, LabGuest guest, VmPrediction predicted) =>
        new
        {
            Outcome = vm.Outcome.Word(),
            StartSeconds = Finite(vm.StartSeconds),
            EndSeconds = Finite(vm.EndSeconds),
            DowntimeSeconds = Finite(vm.DowntimeSeconds),
            vm.TransferredBytes,
            vm.CrossedBytes,
            vm.NormalPages,
            vm.ZeroPages,
            vm.DirtySyncs,
            vm.PostCopyRequests,
            vm.ThrottlePercent,
            GuestPagesPerSecond = Finite(vm.GuestPagesPerSecond),
            Guest = new
            {
                guest.MemoryBytes,
                guest.WorkingSetBytes,
                guest.PagesPerSecond,
                Pattern = $"{guest.Pattern}".ToLowerInvariant(),
            },
            Predicted = new
            {
                Outcome = predicted.Outcome.Word(),
                StartSeconds = Finite(predicted.StartSeconds),
                EndSeconds = Finite(predicted.EndSeconds),
                DowntimeSeconds = Finite(predicted.DowntimeSeconds),
                StreamBytes = Finite(predicted.StreamBytes),
                DirtySyncs = Finite(predicted.DirtySyncs),
            },
        };
}
