namespace PreCopy.Model.Policies;

/// <summary>QEMU's two ways to slow down a guest that does not converge; neither is on unless asked for.</summary>
public static class QemuThrottles
{
    /// <summary>The capability auto-converge: the virtual CPUs sleep for a share of their time that rises in steps.</summary>
    public static Throttle AutoConverge { get; } = new();

    /// <summary>
    /// The capability dirty-limit at its default of 1 MB/s a vCPU, which the source counts in MiB
    /// (migration/dirtyrate.c, do_calculate_dirtyrate).
    /// </summary>
    public static Throttle DirtyLimit { get; } = new() { LimitBytesPerSecondPerVcpu = 1 << 20 };
}
