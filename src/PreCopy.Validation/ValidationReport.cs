using PreCopy.Lab.Evidence;
using PreCopy.Validation.Published;
using PreCopy.Validation.Theory;

namespace PreCopy.Validation;

/// <summary>Every check, and what cannot be checked.</summary>
/// <param name="Groups">The checks by their source.</param>
/// <param name="Unchecked">What could not be checked, and why.</param>
public sealed record ValidationReport(
    IReadOnlyList<CheckGroup> Groups,
    IReadOnlyList<UncheckedCase> Unchecked
)
{
    /// <summary>All checks.</summary>
    public IEnumerable<Check> Checks => Groups.SelectMany(group => group.Checks);

    /// <summary>How many predictions fell in their bands.</summary>
    public int Passed => Checks.Count(check => check.Passed);

    /// <summary>How many did not.</summary>
    public int Failed => Checks.Count(check => !check.Passed);

    /// <summary>Computes every prediction: a second's work, the same on every machine.</summary>
    public static ValidationReport Run() => Run(CommittedLab.Latest);

    /// <summary>Computes every prediction, of this study of the lab too; it is said where there is none.</summary>
    public static ValidationReport Run(LabStudyData? lab) =>
        new(
            [
                QemuPredictor.Check(),
                KubeVirtTuning.Check(),
                HyperVAtOnce.Check(),
                HyperVDrain.Check(),
                SpecWeb.Check(),
                OpenStackInTurn.Check(),
                .. lab is null ? (CheckGroup[])[] : [LabStudy.Check(lab)],
                Identities.Check(),
                NumbersToReproduce.Check(),
            ],
            lab is null ? [.. UncheckedCases.All, LabStudy.Absent] : UncheckedCases.All
        );
}
