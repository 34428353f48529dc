namespace PreCopy.Benchmarks.Workloads;

/// <summary>A virtual machine drawn at random for the shared link, before a dirty curve is chosen for it.</summary>
/// <param name="MemoryBytes">1–16 GiB, log-uniform.</param>
/// <param name="DirtyBytesPerSecond">2–6 % of the link, just under a sixteenth: shared equally, every VM still converges.</param>
/// <param name="WorkingSetBytes">50–100 % of the memory.</param>
public readonly record struct VmDraw(
    double MemoryBytes,
    double DirtyBytesPerSecond,
    double WorkingSetBytes
)
{
    /// <summary>The link's bandwidth: 10 Gbit/s.</summary>
    public const double LinkBytesPerSecond = 1.25e9;

    private const double PageBytes = 4096;

    /// <summary>Draws VMs, the same from the same seed.</summary>
    public static VmDraw[] Generate(int count, int seed)
    {
        var random = new Random(seed);
        var draws = new VmDraw[count];
        for (var i = 0; i < count; i++)
        {
            var pages = Math.Round(Math.Pow(2, 30 + 4 * random.NextDouble()) / PageBytes);
            draws[i] = new(
                pages * PageBytes,
                (0.02 + 0.04 * random.NextDouble()) * LinkBytesPerSecond,
                (0.5 + 0.5 * random.NextDouble()) * pages * PageBytes
            );
        }
        return draws;
    }
}
