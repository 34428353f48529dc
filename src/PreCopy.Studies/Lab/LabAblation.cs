using PreCopy.Lab.Evidence;

namespace PreCopy.Studies.Lab;

/// <summary>Measured in the lab: what each effect that the model takes into account is worth.</summary>
public sealed class LabAblation : IStudy
{
    /// <inheritdoc/>
    public string Name => "lab-ablation";

    /// <inheritdoc/>
    public string Question => "Which details of QEMU does the prediction need?";

    /// <inheritdoc/>
    public bool NeedsLab => true;

    /// <inheritdoc/>
    public bool IsDrawn => false;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = LabEffectTable.Of(LabRows.Of(context));
        var (models, worst) = (data.Texts("model"), data.Numbers("makespan worst error (%)"));
        var full = LabEffectTable
            .Models.Index()
            .Single(each => each.Item.Effects == LabEffects.All)
            .Index;
        // What follows the full model leaves out one effect each.
        var dearest = Enumerable
            .Range(full + 1, worst.Length - full - 1)
            .MaxBy(row => Math.Abs(worst[row]));
        return new(
            data,
            $"With the raw link rate and the whole memory the makespan is off by up to {Math.Abs(worst[0]):0.0} %, with every effect by up to "
                + $"{Math.Abs(worst[full]):0.0} %; '{models[dearest]}' is the dearest to leave out: {Math.Abs(worst[dearest]):0.0} %."
        );
    }
}
