using PreCopy.Benchmarks.Answers;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Results;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>
/// A million migrations through a kernel, a batch at a time. The batches are cut from at least
/// <see cref="FewestMigrations"/> different ones: a branch predictor learns a tenth of that by heart, which halves the
/// cost of the scalar kernels.
/// </summary>
public sealed class KernelRun
{
    /// <summary>Migrations in one invocation, whatever the batch size: the mean is a migration's cost.</summary>
    public const int Migrations = 1_000_000;

    private const int FewestMigrations = 100_000;

    private readonly MigrationKernel _kernel;
    private readonly StopPolicy _policy;
    private readonly int _batchSize;
    private readonly MigrationWorkload _workload;
    private readonly MigrationAnswers _answers;

    /// <summary>Draws the workload.</summary>
    public KernelRun(MigrationKernel kernel, StopPolicy policy, int batchSize)
    {
        _kernel = kernel;
        _policy = policy;
        _batchSize = batchSize;
        var count = Math.Max(batchSize, FewestMigrations);
        _workload = MigrationWorkload.Generate(count, Manifest.WorkloadSeed);
        _answers = new(count);
    }

    /// <summary>What was computed last.</summary>
    public CaseAnswer Answer => new(_answers.Checksum) { MigrationsPerOperation = 1 };

    /// <summary>The workload's guests with other curves of the same dirty rates and working sets.</summary>
    public TCurve[] Guests<TCurve>(Func<double, double, TCurve> curve)
        where TCurve : struct, IDirtyCurve
    {
        var batch = _workload.Slice(0, _workload.Count);
        var curves = new TCurve[_workload.Count];
        for (var i = 0; i < curves.Length; i++)
            curves[i] = curve(batch.DirtyBytesPerSecond[i], batch.WorkingSetBytes[i]);
        return curves;
    }

    /// <summary>Computes <see cref="Migrations"/> migrations.</summary>
    public void Run<TLaw>()
        where TLaw : struct, IDirtyLaw
    {
        var start = 0;
        for (var done = 0; done < Migrations; done += _batchSize)
        {
            _kernel.Run<TLaw>(
                _workload.Slice(start, _batchSize),
                _policy,
                switchoverSeconds: 0,
                _answers.Slice(start, _batchSize)
            );
            start = Following(start);
        }
    }

    /// <summary>Computes <see cref="Migrations"/> migrations of the <see cref="Guests{TCurve}"/>.</summary>
    public void Run<TCurve>(TCurve[] curves)
        where TCurve : struct, IDirtyCurve
    {
        var start = 0;
        for (var done = 0; done < Migrations; done += _batchSize)
        {
            var batch = _workload.Slice(start, _batchSize);
            _kernel.Run(
                new GuestBatch<TCurve>
                {
                    MemoryBytes = batch.MemoryBytes,
                    BandwidthBytesPerSecond = batch.BandwidthBytesPerSecond,
                    Curves = curves.AsSpan(start, _batchSize),
                },
                _policy,
                switchoverSeconds: 0,
                _answers.Slice(start, _batchSize)
            );
            start = Following(start);
        }
    }

    private int Following(int start)
    {
        start += _batchSize;
        return start == _workload.Count ? 0 : start;
    }
}
