namespace PreCopy.Planning;

/// <summary>What share of a link's nominal bandwidth migrations can use: a triangular distribution.</summary>
/// <param name="Least">The least, above 0.</param>
/// <param name="Mode">The most likely.</param>
/// <param name="Most">The most, at most 1.</param>
public sealed record UsableBandwidth(double Least, double Mode, double Most)
{
    /// <summary>Protocol overhead and other traffic: between 85 % and all, most likely 94 %, TCP's share of Ethernet at 1500-byte frames. An assumption, and to be shown as one.</summary>
    public static UsableBandwidth Usual { get; } = new(0.85, 0.94, 1);
}
