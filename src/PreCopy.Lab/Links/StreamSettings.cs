namespace PreCopy.Lab.Links;

/// <summary>What one migration's stream gets of the link.</summary>
/// <param name="Weight">Its weight in the sharing of the link, above 0.</param>
/// <param name="CapBytesPerSecond">What it carries at most, in bytes/s of payload; +infinity without a cap.</param>
public sealed record StreamSettings(
    double Weight = 1,
    double CapBytesPerSecond = double.PositiveInfinity
)
{
    /// <exception cref="ArgumentOutOfRangeException">The weight or the cap is not a positive number.</exception>
    internal void Check()
    {
        if (!(Weight > 0 && double.IsFinite(Weight)))
            throw new ArgumentOutOfRangeException(nameof(Weight), Weight, "must be above 0");
        if (!(CapBytesPerSecond > 0))
            throw new ArgumentOutOfRangeException(
                nameof(CapBytesPerSecond),
                CapBytesPerSecond,
                "must be above 0"
            );
    }
}
