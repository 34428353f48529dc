using PreCopy.Lab.Batches;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Sessions;

/// <summary>Runs a batch, as <see cref="BatchRunner.RunAsync"/> does.</summary>
/// <param name="batch">What to migrate.</param>
/// <param name="progress">Told of every VM's copying; may be null.</param>
/// <param name="cancellation">Ends the batch.</param>
public delegate Task<BatchRun> RunBatch(
    LabBatch batch,
    IProgress<IReadOnlyList<MigrationStatus?>>? progress,
    CancellationToken cancellation
);
