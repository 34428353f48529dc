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
            start += _batchSize;
            if (start == _workload.Count)
                start = 0;
        }
    }
}
