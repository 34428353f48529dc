using PreCopy.Model.Curves;

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
    /// <param name="policy">The stop policy, without a timeout.</param>
    /// <param name="switchoverSeconds">The overhead o that ends every downtime.</param>
    /// <param name="results">Receives the results; its spans are as long as the batch and do not overlap it.</param>
    /// <typeparam name="TLaw">The dirty curve.</typeparam>
    /// <exception cref="ArgumentException">Spans of different lengths, or a policy that cannot end a migration or has a timeout.</exception>
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
        policy.Validate();
        if (!policy.IsPlain)
            throw new ArgumentException(
                "a policy that changes with time needs the shared-link engine, not a kernel",
                nameof(policy)
            );
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
