namespace PreCopy.Model.Kernels;

/// <summary>
/// Picks for the machine and the shape of the input: the loop for a few migrations, all cores for very many, and between
/// them the fastest kernel of one core.
/// </summary>
/// <param name="threaded">Computes very many.</param>
public sealed class Dispatcher(ThreadedLifting threaded) : MigrationKernel
{
    // Filling a group of lanes up costs about three migrations of the loop.
    private const int FewestForLanes = 3;

    // Waking the threads costs some microseconds: a twentieth of so many migrations.
    private const int FewestForThreads = 65_536;

    private readonly MigrationKernel _few = new Scalar();
    private readonly MigrationKernel _one = KernelRegistry.FastestOnOneCore;

    /// <inheritdoc/>
    public override string Name => "Dispatcher";

    /// <inheritdoc/>
    public override string Technique => "the best of the others for the machine and the batch";

    /// <summary>The kernel for a batch of <paramref name="count"/> migrations.</summary>
    public MigrationKernel For(int count) =>
        count < FewestForLanes ? _few
        : count < FewestForThreads || threaded.Threads == 1 ? _one
        : threaded;

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    ) => For(batch.Count).Compute<TLaw, TForced>(batch, limits, switchoverSeconds, results);
}
