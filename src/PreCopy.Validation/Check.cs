namespace PreCopy.Validation;

/// <summary>One prediction beside what was published, measured or derived; +infinity is "never".</summary>
/// <param name="Case">What was migrated, and how.</param>
/// <param name="Quantity">What of it is predicted.</param>
/// <param name="Unit">The unit of the numbers; empty for counts and ratios.</param>
/// <param name="Predicted">What the suite computes.</param>
/// <param name="Published">What it is held against.</param>
/// <param name="Band">Where <paramref name="Predicted"/> must fall.</param>
public sealed record Check(
    string Case,
    string Quantity,
    string Unit,
    double Predicted,
    double Published,
    Band Band
)
{
    /// <summary>Which parameters were fitted, on what; empty when the prediction took none.</summary>
    public string Fitted { get; init; } = "";

    /// <summary>A model that is expected to miss: the band is about the miss that was published or derived, not about <see cref="Published"/>.</summary>
    public bool IsContrast { get; init; }

    /// <summary>Predicted / published − 1; 0 where both are never, or both 0.</summary>
    public double RelativeError => Predicted.Equals(Published) ? 0 : Predicted / Published - 1;

    /// <summary>Whether the prediction falls in its band.</summary>
    public bool Passed => Band.Contains(Predicted);
}
