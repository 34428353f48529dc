using PreCopy.Lab.Plans;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Sessions;

/// <summary>How far a study is.</summary>
/// <param name="Done">Batches that are kept.</param>
/// <param name="Total">All batches of the plan.</param>
/// <param name="SecondsLeft">A guess, the present batch included.</param>
/// <param name="Step">The present batch.</param>
/// <param name="Run">Which run of it, from 1: see <see cref="RepeatRule"/>.</param>
/// <param name="Vms">What QEMU last said of each VM; <see langword="null"/> for one that has not begun.</param>
public sealed record SessionProgress(
    int Done,
    int Total,
    double SecondsLeft,
    LabStep Step,
    int Run,
    IReadOnlyList<MigrationStatus?> Vms
);
