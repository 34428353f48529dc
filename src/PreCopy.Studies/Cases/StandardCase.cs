using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Studies.Cases;

/// <summary>The VM and the link that the studies share unless they say otherwise.</summary>
internal static class StandardCase
{
    /// <summary>8 GiB.</summary>
    public const double MemoryBytes = 8.0 * (1L << 30);

    /// <summary>10 Gbit/s.</summary>
    public const double LinkBytesPerSecond = 1.25e9;

    /// <summary>QEMU's default downtime limit.</summary>
    public const double DowntimeSeconds = 0.3;

    /// <summary>Stops when what is left fits into the downtime limit, and only then.</summary>
    public static StopPolicy DowntimeLimited { get; } = new() { DowntimeSeconds = DowntimeSeconds };

    /// <summary>A VM whose constant dirty rate is this fraction of the link.</summary>
    public static Vm<CappedCurve> VmAt(double dirtyRatio, double weight = 1) =>
        new(MemoryBytes, new(dirtyRatio * LinkBytesPerSecond, MemoryBytes), weight);

    /// <summary>The standard link under a policy.</summary>
    public static LinkSettings Link(StopPolicy policy) => new(LinkBytesPerSecond, policy);
}
