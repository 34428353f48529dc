using PreCopy.Model;

namespace PreCopy.Tests.Model;

/// <summary>What became of one migration under any policy.</summary>
public readonly record struct GuestAnswer(
    double TotalSeconds,
    double DowntimeSeconds,
    double BytesSent,
    int LiveRounds,
    Outcome Outcome,
    double LostVcpuSeconds,
    double DemandedBytes
);
