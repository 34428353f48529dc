namespace PreCopy.Fitting;

/// <summary>A part of a fitted dirty curve: the whole of it, or the hot or the cold part.</summary>
/// <param name="RateBytesPerSecond">Its dirty rate, bytes/s.</param>
/// <param name="WorkingSetBytes">Its writable working set, bytes.</param>
public sealed record CurvePart(Estimate RateBytesPerSecond, Estimate WorkingSetBytes);
