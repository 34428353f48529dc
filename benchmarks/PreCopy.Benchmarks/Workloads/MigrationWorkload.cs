using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>
/// A realistic random mix of single migrations, the same from the same seed: memory 1–256 GiB log-uniform, a link
/// of 10–100 Gbit/s, log-uniform, shared by 1–16, dirty rate 1–90 % of that share and for one in ten 100–200 %, working set 5–100 % of the memory.
/// </summary>
public sealed class MigrationWorkload
{
    private const double SlowestLinkBytesPerSecond = 1.25e9;
    private const int MostSharers = 16;
    private const double PageBytes = 4096;

    private readonly double[] _memoryBytes;
    private readonly double[] _bandwidthBytesPerSecond;
    private readonly double[] _dirtyBytesPerSecond;
    private readonly double[] _workingSetBytes;

    private MigrationWorkload(int count)
    {
        _memoryBytes = new double[count];
        _bandwidthBytesPerSecond = new double[count];
        _dirtyBytesPerSecond = new double[count];
        _workingSetBytes = new double[count];
    }

    /// <summary>How many migrations.</summary>
    public int Count => _memoryBytes.Length;

    /// <summary>Draws migrations, one after another, so that a longer workload begins with the shorter one.</summary>
    public static MigrationWorkload Generate(int count, int seed)
    {
        var random = new Random(seed);
        var workload = new MigrationWorkload(count);
        for (var i = 0; i < count; i++)
        {
            // Whole pages and bytes: rounding hides the last bit in which platforms' powers differ.
            var pages = Math.Round(Math.Pow(2, 30 + 8 * random.NextDouble()) / PageBytes);
            var link = Math.Round(SlowestLinkBytesPerSecond * Math.Pow(10, random.NextDouble()));
            var bandwidth = link / random.Next(1, MostSharers + 1);
            var converges = random.NextDouble() < 0.9;
            var ratio = converges ? 0.01 + 0.89 * random.NextDouble() : 1 + random.NextDouble();
            var workingSet = 0.05 + 0.95 * random.NextDouble();

            workload._memoryBytes[i] = pages * PageBytes;
            workload._bandwidthBytesPerSecond[i] = bandwidth;
            workload._dirtyBytesPerSecond[i] = ratio * bandwidth;
            workload._workingSetBytes[i] = workingSet * pages * PageBytes;
        }
        return workload;
    }

    /// <summary>The migrations from one on, as a kernel takes them.</summary>
    public MigrationBatch Slice(int start, int length) =>
        new()
        {
            MemoryBytes = _memoryBytes.AsSpan(start, length),
            BandwidthBytesPerSecond = _bandwidthBytesPerSecond.AsSpan(start, length),
            DirtyBytesPerSecond = _dirtyBytesPerSecond.AsSpan(start, length),
            WorkingSetBytes = _workingSetBytes.AsSpan(start, length),
        };
}
