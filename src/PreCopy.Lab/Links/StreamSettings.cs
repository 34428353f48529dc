namespace PreCopy.Lab.Links;

/// <summary>What one migration's stream gets of the link.</summary>
/// <param name="Weight">Its weight in the sharing of the link, above 0.</param>
/// <param name="CapBytesPerSecond">What it carries at most, in bytes/s of payload; +infinity without a cap.</param>
public sealed record StreamSettings(
    double Weight = 1,
    double CapBytesPerSecond = double.PositiveInfinity
);
