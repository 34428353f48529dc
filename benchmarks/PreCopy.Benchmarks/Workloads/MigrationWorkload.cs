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

    private readonly StaggeredArray<double> _memoryBytes;
    private readonly StaggeredArray<double> _bandwidthBytesPerSecond;
    private readonly StaggeredArray<double> _dirtyBytesPerSecond;
    private readonly StaggeredArray<double> _workingSetBytes;

    private MigrationWorkload(int count)
    {
        Count = count;
        _memoryBytes = new(count, place: 0);
        _bandwidthBytesPerSecond = new(count, place: 1);
        _dirtyBytesPerSecond = new(count, place: 2);
        _workingSetBytes = new(count, place: 3);
    }

    /// <summary>How many migrations.</summary>
    public int Count { get; }

    /// <summary>Draws migrations, one after another, so that a longer workload begins with the shorter one.</summary>
    public static MigrationWorkload Generate(int count, int seed)
    {
        var random = new Random(seed);
        var workload = new MigrationWorkload(count);
        var memoryBytes = workload._memoryBytes.Span;
        var bandwidthBytesPerSecond = workload._bandwidthBytesPerSecond.Span;
        var dirtyBytesPerSecond = workload._dirtyBytesPerSecond.Span;
        var workingSetBytes = workload._workingSetBytes.Span;
        for (var i = 0; i < count; i++)
        {
            // Whole pages and bytes: rounding hides the last bit in which platforms' powers differ.
            var pages = Math.Round(Math.Pow(2, 30 + 8 * random.NextDouble()) / PageBytes);
            var link = Math.Round(SlowestLinkBytesPerSecond * Math.Pow(10, random.NextDouble()));
            var bandwidth = link / random.Next(1, MostSharers + 1);
            var converges = random.NextDouble() < 0.9;
            var ratio = converges ? 0.01 + 0.89 * random.NextDouble() : 1 + random.NextDouble();
            var workingSet = 0.05 + 0.95 * random.NextDouble();

            memoryBytes[i] = pages * PageBytes;
            bandwidthBytesPerSecond[i] = bandwidth;
            dirtyBytesPerSecond[i] = ratio * bandwidth;
            workingSetBytes[i] = workingSet * pages * PageBytes;
        }
        return workload;
    }

    /// <summary>The migrations from one on, as a kernel takes them.</summary>
    public MigrationBatch Slice(int start, int length) =>
        new()
        {
            MemoryBytes = _memoryBytes.Span.Slice(start, length),
            BandwidthBytesPerSecond = _bandwidthBytesPerSecond.Span.Slice(start, length),
            DirtyBytesPerSecond = _dirtyBytesPerSecond.Span.Slice(start, length),
            WorkingSetBytes = _workingSetBytes.Span.Slice(start, length),
        };
}
