namespace PreCopy.Model.Kernels;

/// <summary>The number of a migration that a sweep varies.</summary>
public enum SweepAxis
{
    /// <summary>M, in bytes.</summary>
    Memory,

    /// <summary>W, in bytes.</summary>
    WorkingSet,

    /// <summary>D, in bytes/s.</summary>
    DirtyRate,

    /// <summary>b, in bytes/s.</summary>
    Bandwidth,
}
