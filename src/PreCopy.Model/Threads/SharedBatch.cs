using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Model.Threads;

/// <summary>A batch that several threads compute, a chunk at a time. The caller's spans stay pinned as long as that takes.</summary>
/// <param name="kernel">Computes a chunk.</param>
internal sealed unsafe class SharedBatch(MigrationKernel kernel) : IPoolWork
{
    // 4 µs of the fastest kernel: short beside a batch that is worth sharing, long beside taking the next one. A multiple
    // of every group of lanes.
    private const int Chunk = 2048;

    private double* _memory;
    private double* _bandwidth;
    private double* _dirtyRate;
    private double* _workingSet;
    private double* _total;
    private double* _downtime;
    private double* _bytes;
    private int* _rounds;
    private Outcome* _outcomes;
    private StopLimits _limits;
    private double _switchoverSeconds;
    private int _count;
    private int _taken;
    private delegate* <SharedBatch, int, int, void> _compute;

    /// <summary>Computes the batch on the pool's threads and this one.</summary>
    public void Compute<TLaw, TForced>(
        WorkerPool pool,
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
        where TForced : struct, IForcedStop
    {
        fixed (double* memory = batch.MemoryBytes)
        fixed (double* bandwidth = batch.BandwidthBytesPerSecond)
        fixed (double* dirtyRate = batch.DirtyBytesPerSecond)
        fixed (double* workingSet = batch.WorkingSetBytes)
        fixed (double* total = results.TotalSeconds)
        fixed (double* downtime = results.DowntimeSeconds)
        fixed (double* bytes = results.BytesSent)
        fixed (int* rounds = results.LiveRounds)
        fixed (Outcome* outcomes = results.Outcomes)
        {
            _memory = memory;
            _bandwidth = bandwidth;
            _dirtyRate = dirtyRate;
            _workingSet = workingSet;
            _total = total;
            _downtime = downtime;
            _bytes = bytes;
            _rounds = rounds;
            _outcomes = outcomes;
            (_limits, _switchoverSeconds) = (limits, switchoverSeconds);
            (_count, _taken) = (batch.Count, 0);
            _compute = &ComputeChunk<TLaw, TForced>;
            pool.Run(this);
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        while (Interlocked.Add(ref _taken, Chunk) - Chunk is var start && start < _count)
            _compute(this, start, Math.Min(Chunk, _count - start));
    }

    private static void ComputeChunk<TLaw, TForced>(SharedBatch shared, int start, int count)
        where TLaw : struct, IDirtyLaw
        where TForced : struct, IForcedStop => shared.ComputeChunk<TLaw, TForced>(start, count);

    private void ComputeChunk<TLaw, TForced>(int start, int count)
        where TLaw : struct, IDirtyLaw
        where TForced : struct, IForcedStop =>
        kernel.Compute<TLaw, TForced>(
            new()
            {
                MemoryBytes = new(_memory + start, count),
                BandwidthBytesPerSecond = new(_bandwidth + start, count),
                DirtyBytesPerSecond = new(_dirtyRate + start, count),
                WorkingSetBytes = new(_workingSet + start, count),
            },
            _limits,
            _switchoverSeconds,
            new()
            {
                TotalSeconds = new(_total + start, count),
                DowntimeSeconds = new(_downtime + start, count),
                BytesSent = new(_bytes + start, count),
                LiveRounds = new(_rounds + start, count),
                Outcomes = new(_outcomes + start, count),
            }
        );
}
