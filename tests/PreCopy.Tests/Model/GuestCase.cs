using PreCopy.Tests.SharedLink;

namespace PreCopy.Tests.Model;

/// <summary>One migration of a guest with any curve, at a constant rate.</summary>
public sealed record GuestCase(
    double MemoryBytes,
    double BandwidthBytesPerSecond,
    NaiveCurve Dirty
);
