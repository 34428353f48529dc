using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
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
        effects ??= LabEffects.All;
        var (settings, vms) = Model(batch, calibration, linkBytesPerSecond, effects);
        var streamPerMemory = StreamPerMemory(calibration, effects);
        var overhead = effects.FixedCost ? calibration.OverheadBytes / streamPerMemory : 0;
        var results = new VmResult[vms.Length];
        var paused = new PausedSends(vms.Length);
        new TracedLinkEngine<AnyCurve, PausedSends>(vms.Length).Run(
            settings,
            vms,
            results,
            ref paused
        );
        var queued = effects.SocketQueue
            ? QemuLooks.QueuedBytes(calibration.QueuedBytes) / streamPerMemory
            : 0;
        return new([
            .. results.Select(
                (result, vm) =>
                    new VmPrediction(
                        result.StartSeconds,
                        result.EndSeconds,
                        Downtime(
                            result,
                            paused.Bytes(vm),
                            paused.Rate(vm),
                            vms[vm].Dirty.RateBytesPerSecond,
                            overhead + queued,
                            effects.LooksInsideRounds ? batch.Policy.DowntimeSeconds : null
                        ),
                        result.BytesSent * streamPerMemory,
                        // QEMU synchronises once before the first round, and once more when the guest is paused.
                        result.LiveRounds + 2,
                        result.Outcome
                    )
            ),
        ]);
    }

    /// <summary>The batch as the engine takes it, in bytes of memory: each takes so many of the stream.</summary>
    internal static (LinkSettings Settings, Vm<AnyCurve>[] Vms) Model(
        LabBatch batch,
        LabCalibration calibration,
        double linkBytesPerSecond,
        LabEffects effects
    )
    {
        var streamPerMemory = StreamPerMemory(calibration, effects);
        var link = linkBytesPerSecond / streamPerMemory;
        var share = link / Math.Min(batch.Concurrency, batch.Guests.Count);
        var overhead = effects.FixedCost ? calibration.OverheadBytes / streamPerMemory : 0;
        var settings = new LinkSettings(link, Policy(batch.Policy, effects, share))
        {
            Concurrency = batch.Concurrency,
            StreamCapBytesPerSecond = batch.StreamCapBytesPerSecond / streamPerMemory,
            SetupSeconds = effects.FixedCost ? calibration.SetupSeconds : 0,
        };
        Vm<AnyCurve>[] vms =
        [
            .. batch.Guests.Select(
                (guest, vm) =>
                    new Vm<AnyCurve>(
                        Memory(guest, calibration, effects) + overhead,
                        Curve(guest, calibration, effects),
                        batch.WeightOf(vm)
                    )
            ),
        ];
        return (settings, vms);
    }

    private static double StreamPerMemory(LabCalibration calibration, LabEffects effects) =>
        effects.PageHeader ? calibration.PageBytesInStream / LabGuest.PageBytes : 1;

    private static StopPolicy Policy(StopPolicy policy, LabEffects effects, double share) =>
        effects.LooksInsideRounds ? policy with { LookSeconds = QemuLooks.Seconds(share) } : policy;

    private static double Memory(LabGuest guest, LabCalibration calibration, LabEffects effects)
    {
        if (!effects.NonZeroPages)
            return guest.MemoryBytes;
        return calibration.PagesSent.TryGetValue(guest.MemoryBytes, out var pages)
            ? pages * LabGuest.PageBytes
            : throw new ArgumentException(
                $"the calibration knows no guest of {guest.MemoryBytes} bytes of memory"
            );
    }

    private static AnyCurve Curve(LabGuest guest, LabCalibration calibration, LabEffects effects)
    {
        var rate = guest.RateBytesPerSecond * calibration.RateRatio;
        double cap = effects.WorkingSetCap
            ? guest.WorkingSetBytes
            : Memory(guest, calibration, effects);
        return guest.Pattern == AccessPattern.Cyclic
            ? new CappedCurve(rate, cap)
            : new SaturatingCurve(rate, cap);
    }

    // What is pending when QEMU stops lies anywhere between the limit and what one look's time brings it below that; where in
    // there is chance, and the engine's own is one case of it. The mean is predicted.
    private static double Downtime(
        VmResult result,
        double paused,
        double rate,
        double dirtyRate,
        double extra,
        double? limitSeconds
    )
    {
        if (result.Outcome != Outcome.Converged || paused == 0)
            return result.DowntimeSeconds;
        var pending = paused;
        if (limitSeconds is { } limit)
        {
            var perLook = Math.Max(0, rate - dirtyRate) * QemuLooks.Seconds(rate);
            var lowest = rate * limit - perLook;
            if (paused >= lowest)
                pending = rate * limit - perLook / 2;
        }
        return result.DowntimeSeconds + (pending - paused + extra) / rate;
    }
}
