using PreCopy.Lab.Batches;
using PreCopy.Lab.Records;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Lab.Evidence;

/// <summary>What the VMs of a batch still had to send, over time: as the model has it, and as QEMU said.</summary>
public static class LabRemaining
{
    /// <summary>The model: a point where a round or a rate begins and where it ends, VM by VM.</summary>
    /// <exception cref="ArgumentException">The calibration does not know a guest's memory size.</exception>
    public static IReadOnlyList<RemainingPoint> Predicted(
        LabBatch batch,
        LabCalibration calibration,
        double linkBytesPerSecond
    )
    {
        var inputs = new LabInputs(batch, calibration, linkBytesPerSecond, LabEffects.All);
        var vms = inputs.Vms();
        var pieces = new SentPieces(vms.Length);
        new TracedLinkEngine<AnyCurve, SentPieces>(vms.Length).Run(
            inputs.Settings,
            vms,
            new VmResult[vms.Length],
            ref pieces
        );
        return [.. vms.SelectMany((vm, index) => Points(index, vm, pieces.Of(index)))];
    }

    /// <summary>Reality: what QEMU said was remaining, each time it was asked.</summary>
    public static IReadOnlyList<RemainingPoint> Measured(IEnumerable<TraceLine> trace) =>
        [
            .. trace
                .Select(line => (line, status: line.Status()))
                .Where(said => said.status?.Status is "active" or "device" or "completed")
                .Select(said => new RemainingPoint(
                    said.line.Vm,
                    said.line.Seconds,
                    said.status!.RemainingBytes
                ))
                .OrderBy(point => point.Vm)
                .ThenBy(point => point.Seconds),
        ];

    // The engine tells what was sent; what is pending at the begin of a round follows from the dirty curve (PartialRound).
    private static IEnumerable<RemainingPoint> Points(
        int index,
        Vm<AnyCurve> vm,
        IReadOnlyList<SentPieces.Piece> pieces
    )
    {
        var (left, roundStart) = (vm.MemoryBytes, double.NaN);
        var (pending, isFirstPass) = (left, true);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (double.IsNaN(roundStart))
                roundStart = piece.StartSeconds;
            yield return new(index, piece.StartSeconds, left);
            left = Math.Max(0, left - piece.Bytes);
            yield return new(index, piece.EndSeconds, left);
            if (i + 1 == pieces.Count || !EndsRound(piece, pieces[i + 1]))
                continue;
            var written = vm.Dirty.RateBytesPerSecond * (piece.EndSeconds - roundStart);
            left = PartialRound.PendingAfter(vm.Dirty, pending, left, written, isFirstPass);
            (roundStart, pending, isFirstPass) = (double.NaN, left, false);
        }
    }

    // A piece ends with its round, or because the rates change.
    private static bool EndsRound(SentPieces.Piece piece, SentPieces.Piece next) =>
        next.Phase != piece.Phase || next.BytesPerSecond.Equals(piece.BytesPerSecond);
}
