using PreCopy.Model.Threads;

namespace PreCopy.Model.Kernels;

/// <summary>
/// The fastest kernel of one core on several: threads of its own take chunks of the batch until none is left. The same bits
/// whatever their number, because migrations do not depend on one another.
/// </summary>
public sealed class ThreadedLifting : MigrationKernel, IDisposable
{
    private readonly MigrationKernel _kernel = KernelRegistry.FastestOnOneCore;
    private readonly Lock _busy = new();
    private readonly WorkerPool _pool;
    private readonly SharedBatch _shared;

    /// <summary>On every core that this process may use.</summary>
    public ThreadedLifting()
        : this(Environment.ProcessorCount) { }

    /// <summary>On a number of threads, the caller's among them; they start with the first batch.</summary>
    /// <param name="threads">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public ThreadedLifting(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _pool = new(threads - 1);
        _shared = new(_kernel);
    }

    /// <summary>How many threads compute, the caller's among them.</summary>
    public int Threads { get; }

    /// <inheritdoc/>
    public override string Name => "ThreadedLifting";

    /// <inheritdoc/>
    public override string Technique => "the fastest kernel of one core, on all of them";

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _pool.Dispose();

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        // Whoever finds the threads busy with another caller's batch computes alone rather than wait.
        if (!_busy.TryEnter())
        {
            _kernel.Compute<TLaw, TForced>(batch, limits, switchoverSeconds, results);
            return;
        }
        try
        {
            _shared.Compute<TLaw, TForced>(_pool, batch, limits, switchoverSeconds, results);
        }
        finally
        {
            _busy.Exit();
        }
    }
}
