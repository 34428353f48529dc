using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks.Peers;

/// <summary>
/// A peer in C++ on the same buffers as the kernels, one call a batch. It knows the capped curve under a downtime limit with
/// a round cap, and nothing else.
/// </summary>
public abstract class NativeKernel : MigrationKernel
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Another curve, or a policy with other parts.</exception>
    protected sealed override unsafe void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        if (
            typeof(TLaw) != typeof(Capped)
            || typeof(TForced) != typeof(RoundCapped)
            || limits.TolerantDowntimeSeconds <= 0
            || limits.MinPendingBytes > StopLimits.NothingLeft
        )
            throw Unsupported;

        fixed (
            double* memory = batch.MemoryBytes,
                bandwidth = batch.BandwidthBytesPerSecond
        )
        fixed (
            double* dirty = batch.DirtyBytesPerSecond,
                workingSet = batch.WorkingSetBytes
        )
        fixed (
            double* total = results.TotalSeconds,
                downtime = results.DowntimeSeconds
        )
        fixed (double* bytes = results.BytesSent)
        fixed (int* rounds = results.LiveRounds)
        fixed (Outcome* outcomes = results.Outcomes)
            Migrate(
                new()
                {
                    MemoryBytes = memory,
                    BandwidthBytesPerSecond = bandwidth,
                    DirtyBytesPerSecond = dirty,
                    WorkingSetBytes = workingSet,
                    TotalSeconds = total,
                    DowntimeSeconds = downtime,
                    BytesSent = bytes,
                    LiveRounds = rounds,
                    Outcomes = outcomes,
                    Count = batch.Count,
                    DowntimeLimitSeconds = limits.TolerantDowntimeSeconds,
                    SwitchoverSeconds = switchoverSeconds,
                    MaxRounds = (int)limits.MaxRounds,
                }
            );
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected sealed override void ComputeChanging<TLaw>(
        in MigrationBatch batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    ) => throw Unsupported;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected sealed override void ComputeGuests<TCurve>(
        in GuestBatch<TCurve> batch,
        StopPolicy policy,
        double switchoverSeconds,
        in MigrationResults results
    ) => throw Unsupported;

    private NotSupportedException Unsupported =>
        new($"{Name} knows only the capped curve under a downtime limit with a round cap");

    private protected abstract void Migrate(in NativeBatch batch);
}
