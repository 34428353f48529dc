using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>The model's section 2 word for word, one migration after the other: what every other kernel is tested against. Never optimised.</summary>
public sealed class Reference : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "Reference";

    /// <inheritdoc/>
    public override string Technique => "the model word for word, one round after the other";

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var bandwidth = batch.BandwidthBytesPerSecond[i];
            var end = Migrate<TLaw>(
                batch.MemoryBytes[i],
                bandwidth,
                batch.DirtyBytesPerSecond[i],
                batch.WorkingSetBytes[i],
                limits
            );
            end.WriteTo(results, i, bandwidth, switchoverSeconds);
        }
    }

    private static MigrationEnd Migrate<TLaw>(
        double memory,
        double bandwidth,
        double dirtyRate,
        double workingSet,
        in StopLimits limits
    )
        where TLaw : struct, IDirtyLaw
    {
        var ratio = dirtyRate / bandwidth;
        var threshold = limits.ThresholdBytes(bandwidth);
        var left = Dirtied(memory);
        var settlesAbove = left > threshold && Dirtied(threshold) >= threshold;
        if (
            settlesAbove
            && double.IsInfinity(limits.MaxRounds)
            && double.IsInfinity(limits.MaxFactor)
        )
            return MigrationEnd.Never;

        var sent = memory;
        for (var round = 1; round <= RoundLeap.LiteralRounds; round++)
        {
            if (left <= threshold)
                return new(round, sent + left, left, Outcome.Converged);
            if (round >= limits.MaxRounds)
                return new(round, sent + left, left, Outcome.Forced);
            if (sent + left > limits.MaxFactor * memory)
                return new(round, sent + left, left, Outcome.Forced);
            sent += left;
            left = Dirtied(left);
        }

        return LongRun.Finish<TLaw>(
            ratio,
            workingSet,
            threshold,
            limits.MaxRounds,
            limits.MaxFactor * memory,
            RoundLeap.LiteralRounds + 1,
            sent,
            left
        );

        double Dirtied(double bytes) =>
            TLaw.UniqueBytes(new Lane1(bytes * ratio), new Lane1(workingSet)).Value;
    }
}
