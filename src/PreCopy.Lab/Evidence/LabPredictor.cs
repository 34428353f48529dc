using PreCopy.Lab.Batches;
using PreCopy.Lab.Records;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Lab.Evidence;

/// <summary>
/// What the model says of a batch before it is run: the shared-link engine with QEMU's rule, and nothing fitted to the runs
/// that are predicted. What it needs of the machine is calibrated apart (<see cref="LabCalibration"/>).
/// </summary>
public static class LabPredictor
{
    private const int Draws = 64;
    private const int Seed = 20_260_101;

    /// <summary>Predicts a batch.</summary>
    /// <param name="batch">What is run.</param>
    /// <param name="calibration">What was measured apart; it knows the memory sizes of all guests.</param>
    /// <param name="linkBytesPerSecond">What the link carries of the streams' bytes, in bytes/s.</param>
    /// <param name="effects">What is taken into account; all when null.</param>
    /// <exception cref="ArgumentException">The calibration does not know a guest's memory size.</exception>
    public static LabPrediction Predict(
        LabBatch batch,
        LabCalibration calibration,
        double linkBytesPerSecond,
        LabEffects? effects = null
    )
    {
        var inputs = new LabInputs(
            batch,
            calibration,
            linkBytesPerSecond,
            effects ?? LabEffects.All
        );
        var vms = inputs.Vms();
        var results = new VmResult[vms.Length];
        new LinkEngine<AnyCurve>(vms.Length).Run(inputs.Settings, vms, results);
        var downtimes = MeanDowntimes(inputs, vms.Length, results, batch.TimeLimitSeconds);
        return new([
            .. results.Select(
                (result, vm) =>
                    new VmPrediction(
                        result.StartSeconds,
                        result.EndSeconds,
                        downtimes[vm],
                        result.BytesSent * inputs.StreamPerMemory,
                        // QEMU synchronises once before the first round, and once more when the guest is paused.
                        result.LiveRounds + 2,
                        result.Outcome
                    )
            ),
        ]);
    }

    // In the model equal VMs pause at the same instant, all at the same share. Real ones do not look at the same instants, and
    // the first to end leaves its share to the others: what a look's time may change is drawn, and the mean is predicted.
    // A batch that is given up before anyone pauses is not worth the drawing.
    private static double[] MeanDowntimes(
        LabInputs inputs,
        int vms,
        VmResult[] results,
        double timeLimitSeconds
    )
    {
        if (
            !Array.Exists(
                results,
                result =>
                    result.Outcome == Outcome.Converged && result.EndSeconds <= timeLimitSeconds
            )
        )
            return [.. results.Select(result => result.DowntimeSeconds)];
        var random = new Random(Seed);
        var engine = new TracedLinkEngine<AnyCurve, PauseTrace>(vms);
        var (drawn, sums) = (new VmResult[vms], new double[vms]);
        for (var draw = 0; draw < Draws; draw++)
        {
            var pause = new PauseTrace(vms);
            engine.Run(inputs.Settings, inputs.Vms(random), drawn, ref pause);
            for (var vm = 0; vm < sums.Length; vm++)
                sums[vm] +=
                    drawn[vm].DowntimeSeconds
                    + (inputs.PendingBytes(vm, pause) - pause.Bytes(vm) + inputs.ExtraPause(vm))
                        / pause.PausedRate(vm);
        }
        return [.. sums.Select(sum => sum / Draws)];
    }
}
