namespace PreCopy.Model.Observations;

/// <summary>A point of a guest's dirty curve, as somebody measured it.</summary>
/// <param name="Seconds">The length of the interval; above 0.</param>
/// <param name="Bytes">The unique bytes that the guest dirtied in it; at least 0.</param>
public readonly record struct DirtySample(double Seconds, double Bytes);
