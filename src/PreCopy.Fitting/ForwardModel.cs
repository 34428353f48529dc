using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Observations;

namespace PreCopy.Fitting;

/// <summary>
/// What the model says of the observed migrations for a rate, a working set and a bandwidth: each at an equal share of the link,
/// by the kernel that is the model word for word.
/// </summary>
internal sealed class ForwardModel(IReadOnlyList<ObservedMigration> migrations, StopPolicy policy)
{
    private static readonly Reference Kernel = new();

    private readonly double[] _memory = [.. migrations.Select(each => each.MemoryBytes)];
    private readonly double[] _bandwidth = new double[migrations.Count];
    private readonly double[] _rate = new double[migrations.Count];
    private readonly double[] _workingSet = new double[migrations.Count];
    private readonly double[] _downtime = new double[migrations.Count];
    private readonly int[] _rounds = new int[migrations.Count];
    private readonly Outcome[] _outcomes = new Outcome[migrations.Count];

    /// <summary>The total times after <see cref="Run"/>; +infinity where a migration never converges.</summary>
    public double[] TotalSeconds { get; } = new double[migrations.Count];

    /// <summary>The bytes sent after <see cref="Run"/>.</summary>
    public double[] BytesSent { get; } = new double[migrations.Count];

    /// <summary>The seconds to compare with what was observed: without the downtime where that is known apart, for it holds a
    /// switchover that no bandwidth explains.</summary>
    public double LiveSeconds(int migration) =>
        migrations[migration].DowntimeSeconds is null
            ? TotalSeconds[migration]
            : TotalSeconds[migration] - _downtime[migration];

    /// <summary>Migrates them all.</summary>
    public void Run(CurveShape curve, double rate, double workingSet, double bandwidth)
    {
        for (var i = 0; i < _memory.Length; i++)
        {
            _bandwidth[i] =
                (migrations[i].BandwidthBytesPerSecond ?? bandwidth) / migrations[i].Concurrency;
            _rate[i] = rate;
            _workingSet[i] = Math.Min(workingSet, _memory[i]);
        }

        var batch = new MigrationBatch
        {
            MemoryBytes = _memory,
            BandwidthBytesPerSecond = _bandwidth,
            DirtyBytesPerSecond = _rate,
            WorkingSetBytes = _workingSet,
        };
        var results = new MigrationResults
        {
            TotalSeconds = TotalSeconds,
            DowntimeSeconds = _downtime,
            BytesSent = BytesSent,
            LiveRounds = _rounds,
            Outcomes = _outcomes,
        };
        if (curve == CurveShape.Capped)
            Kernel.Run<Capped>(batch, policy, 0, results);
        else
            Kernel.Run<Saturating>(batch, policy, 0, results);
    }
}
