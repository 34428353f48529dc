using PreCopy.Model;

namespace PreCopy.Lab.Evidence;

/// <summary>What the model says of one VM of a batch; times in seconds from the start of the batch, +infinity for never.</summary>
/// <param name="StartSeconds">When it is admitted.</param>
/// <param name="EndSeconds">When it has moved.</param>
/// <param name="DowntimeSeconds">How long it stands still: the mean over when QEMU happens to look.</param>
/// <param name="StreamBytes">Bytes of its stream.</param>
/// <param name="DirtySyncs">How often the dirty bitmap is synchronised; as many as QEMU counts.</param>
/// <param name="Outcome">How it ends.</param>
public sealed record VmPrediction(
    double StartSeconds,
    double EndSeconds,
    double DowntimeSeconds,
    double StreamBytes,
    double DirtySyncs,
    Outcome Outcome
);
