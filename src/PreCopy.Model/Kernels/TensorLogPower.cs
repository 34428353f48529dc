using System.Numerics.Tensors;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// <see cref="ScalarLogPower"/> with the runtime's vectorised functions on whole columns: no loop of our own, but a pass
/// over the columns for every operation, and logarithms and powers still.
/// </summary>
public sealed class TensorLogPower : MigrationKernel
{
    // Nine columns of this length fit the first-level cache.
    private const int Rows = 256;

    /// <inheritdoc/>
    public override string Name => "TensorLogPower";

    /// <inheritdoc/>
    public override string Technique =>
        "the runtime's vectorised logarithm and power, column by column";

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        if (!ClosedForm.Holds<TLaw>(limits))
        {
            BinaryLifting.Run<TLaw, TForced, Lanes4>(batch, limits, switchoverSeconds, results);
            return;
        }

        Span<double> columns = stackalloc double[6 * Rows];
        for (var start = 0; start < batch.Count; start += Rows)
        {
            var count = Math.Min(Rows, batch.Count - start);
            ComputeRows<TForced>(
                batch.From(start).To(count),
                limits,
                switchoverSeconds,
                results.From(start),
                columns
            );
        }
    }

    private static void ComputeRows<TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results,
        Span<double> columns
    )
        where TForced : struct, IForcedStop
    {
        var count = batch.Count;
        var ratio = columns[..count];
        var threshold = columns.Slice(Rows, count);
        var first = columns.Slice(2 * Rows, count);
        var steps = columns.Slice(3 * Rows, count);
        var left = columns.Slice(4 * Rows, count);
        var bytes = columns.Slice(5 * Rows, count);
        var bandwidth = batch.BandwidthBytesPerSecond;

        TensorPrimitives.Divide(batch.DirtyBytesPerSecond, bandwidth, ratio);
        TensorPrimitives.Multiply(bandwidth, limits.TolerantDowntimeSeconds, threshold);
        TensorPrimitives.Max(threshold, limits.MinPendingBytes, threshold);
        TensorPrimitives.Multiply(batch.MemoryBytes, ratio, first);
        TensorPrimitives.Min(first, batch.WorkingSetBytes, first);

        TensorPrimitives.Divide(threshold, first, steps);
        TensorPrimitives.Log(steps, steps);
        TensorPrimitives.Log(ratio, left);
        TensorPrimitives.Divide(steps, left, steps);
        TensorPrimitives.Ceiling(steps, steps);
        // No number where nothing is written (ρ = 0), and then no step.
        TensorPrimitives.MaxNumber(steps, 0, steps);
        TensorPrimitives.Min(steps, Math.Min(limits.MaxRounds - 1, RoundLeap.LiteralRounds), steps);
        TensorPrimitives.Pow(ratio, steps, left);
        TensorPrimitives.Multiply(first, left, left);

        // (first − left·ρ) / (1 − ρ) + memory
        TensorPrimitives.Multiply(left, ratio, bytes);
        TensorPrimitives.Subtract(first, bytes, bytes);
        TensorPrimitives.Subtract(1, ratio, first);
        TensorPrimitives.Divide(bytes, first, bytes);
        TensorPrimitives.Add(bytes, batch.MemoryBytes, bytes);

        bytes.CopyTo(results.BytesSent);
        TensorPrimitives.Divide(bytes, bandwidth, results.TotalSeconds);
        TensorPrimitives.Add(
            results.TotalSeconds[..count],
            switchoverSeconds,
            results.TotalSeconds
        );
        TensorPrimitives.Divide(left, bandwidth, results.DowntimeSeconds);
        TensorPrimitives.Add(
            results.DowntimeSeconds[..count],
            switchoverSeconds,
            results.DowntimeSeconds
        );
        for (var i = 0; i < count; i++)
        {
            results.LiveRounds[i] = 1 + (int)steps[i];
            results.Outcomes[i] = left[i] <= threshold[i] ? Outcome.Converged : Outcome.Forced;
            if (IsLoops(ratio[i], left[i], threshold[i], steps[i]))
                LoneMigrations.Redo<Capped, TForced>(
                    1,
                    batch,
                    i,
                    limits,
                    switchoverSeconds,
                    results
                );
        }
    }

    // What does not shrink, or hardly, or stops doubtfully near to the threshold.
    private static bool IsLoops(double ratio, double left, double threshold, double steps) =>
        1 - ratio < ClosedForm.LeastShortfall
        || steps >= RoundLeap.LiteralRounds - 1
        || Lane1.Bits(ClosedForm.Doubtful(new Lane1(left), new(threshold), new(ratio))) != 0;
}
