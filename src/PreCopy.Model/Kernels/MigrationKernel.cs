using PreCopy.Model.Curves;
using PreCopy.Model.Guests;

namespace PreCopy.Model.Kernels;

/// <summary>One way to compute a batch of single migrations at constant rates (model, section 2).</summary>
public abstract class MigrationKernel
{
    /// <summary>The variant's name: its instruction set and technique.</summary>
    public abstract string Name { get; }

    /// <summary>What the variant tries, in a sentence.</summary>
    public abstract string Technique { get; }

    /// <summary>Whether this machine has the instructions that the variant needs.</summary>
    public virtual bool IsSupported => true;

    /// <summary>Computes every migration of the batch; allocates nothing.</summary>
    /// <param name="batch">The migrations.</param>
    /// <param name="policy">The stop policy.</param>
    /// <param name="switchoverSeconds">The overhead o that ends every downtime.</param>
    /// <param name="results">Receives the results; its spans are as long as the batch and do not overlap it.</param>
    /// <typeparam name="TLaw">The dirty curve.</typeparam>
    /// <exception cref="ArgumentException">Spans of different lengths, or a policy that cannot end a migration.</exception>
    public void Run<TLaw>(
        in MigrationBatch batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
    {
        Validate(batch);
        Validate(batch.Count, policy, results);
        if (!policy.IsPlain)
        {
            ComputeChanging<TLaw>(batch, policy, switchoverSeconds, results);
            return;
        }

        results.LostVcpuSeconds.Clear();
        results.DemandedBytes.Clear();
        var limits = StopLimits.Of(policy);
        switch (policy.MaxRounds, policy.MaxFactor)
        {
            case (null, null):
                Compute<TLaw, NotForced>(batch, limits, switchoverSeconds, results);
                break;
            case (not null, null):
                Compute<TLaw, RoundCapped>(batch, limits, switchoverSeconds, results);
                break;
            case (null, not null):
                Compute<TLaw, FactorCapped>(batch, limits, switchoverSeconds, results);
                break;
            default:
                Compute<TLaw, RoundAndFactorCapped>(batch, limits, switchoverSeconds, results);
                break;
        }
    }

    /// <summary>Computes every migration of a batch of guests with any dirty curve; allocates nothing.</summary>
    /// <param name="batch">The migrations.</param>
    /// <param name="policy">The stop policy.</param>
    /// <param name="switchoverSeconds">The overhead o that ends every downtime.</param>
    /// <param name="results">Receives the results; its spans are as long as the batch and do not overlap it.</param>
    /// <typeparam name="TCurve">The dirty curve.</typeparam>
    /// <exception cref="ArgumentException">Spans of different lengths, or a policy that cannot end a migration.</exception>
    public void Run<TCurve>(
        in GuestBatch<TCurve> batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TCurve : struct, IDirtyCurve
    {
        if (
            batch.BandwidthBytesPerSecond.Length != batch.Count
            || batch.Curves.Length != batch.Count
        )
            throw new ArgumentException("the batch's spans have different lengths", nameof(batch));
        Validate(batch.Count, policy, results);
        ComputeGuests(batch, policy, switchoverSeconds, results);
    }

    /// <summary>Guests of one law under a policy that changes with time; in lanes unless the variant has its own way.</summary>
    /// <typeparam name="TLaw">The dirty curve.</typeparam>
    protected internal virtual void ComputeChanging<TLaw>(
        in MigrationBatch batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw =>
        new GuestKernel(policy, switchoverSeconds, results).Run<TLaw>(batch, inLanes: true);

    /// <summary>Guests with any curve under any policy; in lanes where the curve has them unless the variant has its own way.</summary>
    /// <typeparam name="TCurve">The dirty curve.</typeparam>
    protected internal virtual void ComputeGuests<TCurve>(
        in GuestBatch<TCurve> batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TCurve : struct, IDirtyCurve =>
        new GuestKernel(policy, switchoverSeconds, results).Run(batch, inLanes: true);

    /// <summary>The variant's own computation, on validated input.</summary>
    /// <typeparam name="TLaw">The dirty curve.</typeparam>
    /// <typeparam name="TForced">The parts of the policy that force the pause.</typeparam>
    protected internal abstract void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
        where TForced : struct, IForcedStop;

    /// <summary>Refuses results of another length, and a policy that no kernel takes.</summary>
    internal static void Validate(int count, StopPolicy policy, in MigrationResults results)
    {
        if (
            results.TotalSeconds.Length != count
            || results.DowntimeSeconds.Length != count
            || results.BytesSent.Length != count
            || results.LiveRounds.Length != count
            || results.Outcomes.Length != count
        )
            throw new ArgumentException(
                "the results' spans are not as long as the batch",
                nameof(results)
            );
        if (
            !results.LostVcpuSeconds.IsEmpty && results.LostVcpuSeconds.Length != count
            || !results.DemandedBytes.IsEmpty && results.DemandedBytes.Length != count
        )
            throw new ArgumentException(
                "the results' optional spans are neither empty nor as long as the batch",
                nameof(results)
            );
        policy.Validate();
    }

    private static void Validate(in MigrationBatch batch)
    {
        var count = batch.Count;
        if (
            batch.BandwidthBytesPerSecond.Length != count
            || batch.DirtyBytesPerSecond.Length != count
            || batch.WorkingSetBytes.Length != count
        )
            throw new ArgumentException("the batch's spans have different lengths", nameof(batch));
    }
}
