using PreCopy.Model.Curves;
using PreCopy.Model.Guests;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>A tight loop over the rounds, curve and policy compiled in: one division a migration, one multiplication a round.</summary>
public sealed class Scalar : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "Scalar";

    /// <inheritdoc/>
    public override string Technique => "a loop over the rounds, curve and policy compiled in";

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
            Migrate<TLaw, TForced>(
                    batch.MemoryBytes[i],
                    bandwidth,
                    batch.DirtyBytesPerSecond[i],
                    batch.WorkingSetBytes[i],
                    limits
                )
                .WriteTo(results, i, bandwidth, switchoverSeconds);
        }
    }

    /// <inheritdoc/>
    protected internal override void ComputeChanging<TLaw>(
        in MigrationBatch batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    ) => new GuestKernel(policy, switchoverSeconds, results).Run<TLaw>(batch, inLanes: false);

    /// <inheritdoc/>
    protected internal override void ComputeGuests<TCurve>(
        in GuestBatch<TCurve> batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    ) => new GuestKernel(policy, switchoverSeconds, results).Run(batch, inLanes: false);

    internal static MigrationEnd Migrate<TLaw, TForced>(
        double memory,
        double bandwidth,
        double dirtyRate,
        double workingSet,
        in StopLimits limits
    )
        where TLaw : struct, IDirtyLaw
        where TForced : struct, IForcedStop
    {
        var ratio = dirtyRate / bandwidth;
        var threshold = limits.ThresholdBytes(bandwidth);
        var maxBytes = limits.MaxFactor * memory;
        var left = Dirtied<TLaw>(memory, ratio, workingSet);
        if (
            !TForced.IsPresent
            && left > threshold
            && Dirtied<TLaw>(threshold, ratio, workingSet) >= threshold
        )
            return MigrationEnd.Never;

        var sent = memory;
        for (double round = 1; round <= RoundLeap.LiteralRounds; round++)
        {
            var total = sent + left;
            if (left <= threshold)
                return new(round, total, left, Outcome.Converged);
            if (TForced.Forces(round, total, limits.MaxRounds, maxBytes))
                return new(round, total, left, Outcome.Forced);
            sent = total;
            left = Dirtied<TLaw>(left, ratio, workingSet);
        }

        return LongRun.Finish<TLaw>(
            ratio,
            workingSet,
            threshold,
            limits.MaxRounds,
            maxBytes,
            RoundLeap.LiteralRounds + 1,
            sent,
            left
        );
    }

    private static double Dirtied<TLaw>(double bytes, double ratio, double workingSet)
        where TLaw : struct, IDirtyLaw =>
        TLaw.UniqueBytes(new Lane1(bytes * ratio), new Lane1(workingSet)).Value;
}
