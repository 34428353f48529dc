namespace PreCopy.Fitting;

/// <summary>A fitted curve at a time, with its interval.</summary>
/// <param name="Seconds">The length of the interval.</param>
/// <param name="Bytes">What the curve says is dirtied in it.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct BandPoint(double Seconds, double Bytes, double Low, double High);
