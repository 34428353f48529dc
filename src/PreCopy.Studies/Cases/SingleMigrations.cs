using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Studies.Cases;

/// <summary>
/// A growing list of standard VMs, each copied at a constant rate, for one call of the fastest kernel. N identical VMs at
/// equal shares are each the single migration at B/N (model, section 4), so most studies need nothing else.
/// </summary>
internal sealed class SingleMigrations
{
    private readonly List<double> _bandwidth = [];
    private readonly List<double> _dirtyRate = [];
    private readonly List<double> _workingSet = [];

    /// <summary>Total seconds by index; +infinity where it never converges. Filled by <see cref="Run"/>.</summary>
    public double[] TotalSeconds { get; private set; } = [];

    /// <summary>Downtime in seconds by index. Filled by <see cref="Run"/>.</summary>
    public double[] DowntimeSeconds { get; private set; } = [];

    /// <summary>Appends a VM at share 1/<paramref name="concurrency"/> of the link and returns its index.</summary>
    public int Add(
        double dirtyRatio,
        double concurrency,
        double workingSetBytes = StandardCase.MemoryBytes
    )
    {
        _bandwidth.Add(StandardCase.LinkBytesPerSecond / concurrency);
        _dirtyRate.Add(dirtyRatio * StandardCase.LinkBytesPerSecond);
        _workingSet.Add(workingSetBytes);
        return _bandwidth.Count - 1;
    }

    /// <summary>Computes all of them.</summary>
    public void Run<TLaw>(StopPolicy policy)
        where TLaw : struct, IDirtyLaw
    {
        var count = _bandwidth.Count;
        var memory = new double[count];
        Array.Fill(memory, StandardCase.MemoryBytes);
        TotalSeconds = new double[count];
        DowntimeSeconds = new double[count];
        KernelRegistry.Best.Run<TLaw>(
            new MigrationBatch
            {
                MemoryBytes = memory,
                BandwidthBytesPerSecond = _bandwidth.ToArray(),
                DirtyBytesPerSecond = _dirtyRate.ToArray(),
                WorkingSetBytes = _workingSet.ToArray(),
            },
            policy,
            switchoverSeconds: 0,
            new MigrationResults
            {
                TotalSeconds = TotalSeconds,
                DowntimeSeconds = DowntimeSeconds,
                BytesSent = new double[count],
                LiveRounds = new int[count],
                Outcomes = new Outcome[count],
            }
        );
    }
}
