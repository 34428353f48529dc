using PreCopy.Model.Curves;
using PreCopy.Model.Guests;

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
    ) => Compute<TLaw>(batch, limits, null, switchoverSeconds, results);

    /// <inheritdoc/>
    protected internal override void ComputeChanging<TLaw>(
        in MigrationBatch batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    ) => Compute<TLaw>(batch, StopLimits.Of(policy), policy, switchoverSeconds, results);

    private static void Compute<TLaw>(
        in MigrationBatch batch,
        in StopLimits limits,
        StopPolicy? policy,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var dirty = new LawCurve<TLaw>(batch.DirtyBytesPerSecond[i], batch.WorkingSetBytes[i]);
            var bandwidth = batch.BandwidthBytesPerSecond[i];
            new GuestMigration<LawCurve<TLaw>>(
                batch.MemoryBytes[i],
                bandwidth,
                dirty,
                limits,
                policy
            )
                .Run()
                .WriteTo(results, i, dirty, bandwidth, switchoverSeconds);
        }
    }

    /// <inheritdoc/>
    protected internal override void ComputeGuests<TCurve>(
        in GuestBatch<TCurve> batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        for (var i = 0; i < batch.Count; i++)
        {
            ref readonly var dirty = ref batch.Curves[i];
            var bandwidth = batch.BandwidthBytesPerSecond[i];
            GuestMigration<TCurve>
                .Run(batch.MemoryBytes[i], bandwidth, dirty, policy)
                .WriteTo(results, i, dirty, bandwidth, switchoverSeconds);
        }
    }
}
