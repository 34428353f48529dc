using PreCopy.Lab.Evidence;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Plans;

namespace PreCopy.Studies.Lab;

/// <summary>What the studies of the lab share: its data, and the words for them.</summary>
internal static class LabRows
{
    /// <summary>The schedule of <see cref="LabMode.Sequential"/>.</summary>
    public const string InTurn = "one after the other";

    /// <summary>The schedule of <see cref="LabMode.Concurrent"/>.</summary>
    public const string AtOnce = "all at once";

    /// <summary>The columns of a figure that was measured several times over.</summary>
    public static string[] Figure(string name) =>
        [$"predicted {name} (s)", $"{name} (s)", $"lowest {name} (s)", $"highest {name} (s)"];

    /// <summary>The cells of these columns.</summary>
    public static object[] Figure(LabFigure figure) =>
        [figure.Predicted, figure.Measured.Mean, figure.Measured.Lowest, figure.Measured.Highest];

    /// <summary>The lab's study, or an error that says how to get one.</summary>
    /// <exception cref="MissingMeasurementsException">There is none.</exception>
    public static LabStudyData Of(StudyContext context) =>
        context.Lab ?? throw Missing("a study of the lab");

    /// <summary>The lab's study held against the model.</summary>
    /// <exception cref="MissingMeasurementsException">There is none.</exception>
    public static LabEvidence Evidence(StudyContext context) => LabEvidence.Of(Of(context));

    /// <summary>Says how to get what is missing.</summary>
    public static MissingMeasurementsException Missing(string what) =>
        new($"needs {what}: 'precopy lab study --full' measures it");

    /// <summary>Whether its guests write in turn, over a link that one stream can fill.</summary>
    public static bool IsPlain(LabCase each) =>
        each.Batch.Guests[0].Pattern == AccessPattern.Cyclic
        && double.IsPositiveInfinity(each.Batch.StreamCapBytesPerSecond);

    /// <summary>How the VMs of a batch share the link, in words.</summary>
    public static string Words(LabMode mode) =>
        mode switch
        {
            LabMode.Sequential => InTurn,
            LabMode.Concurrent => AtOnce,
            LabMode.TwoAtOnce => "two at a time",
            LabMode.WeightedSplit => "unequal shares",
            LabMode.CappedSequential or LabMode.CappedConcurrent => "capped streams",
            LabMode.PostCopy => "post-copy",
            LabMode.Cancel => "cancelled",
            _ => "auto-converge",
        };
}
