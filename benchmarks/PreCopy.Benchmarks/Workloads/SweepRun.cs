using PreCopy.Benchmarks.Answers;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>A hundred thousand migrations along an axis, geometrically spaced: as a sweep, or as a batch like any other.</summary>
public sealed class SweepRun
{
    /// <summary>Points along the axis: migrations in one invocation.</summary>
    public const int Migrations = 100_000;

    private const double GiB = 1L << 30;

    private static readonly SweptMigration Migration = new()
    {
        MemoryBytes = 64 * GiB,
        BandwidthBytesPerSecond = 1.25e9,
        DirtyBytesPerSecond = 0.75e9,
        WorkingSetBytes = 16 * GiB,
    };

    private readonly SweepAxis _axis;
    private readonly StaggeredArray<double>[] _columns;
    private readonly MigrationAnswers _answers = new(Migrations);

    /// <summary>Fills the columns.</summary>
    public SweepRun(SweepAxis axis)
    {
        _axis = axis;
        _columns =
        [
            Column(SweepAxis.Memory, Migration.MemoryBytes),
            Column(SweepAxis.WorkingSet, Migration.WorkingSetBytes),
            Column(SweepAxis.DirtyRate, Migration.DirtyBytesPerSecond),
            Column(SweepAxis.Bandwidth, Migration.BandwidthBytesPerSecond),
        ];
        var (lowest, highest) = axis switch
        {
            SweepAxis.Memory => (16 * GiB, 256 * GiB),
            SweepAxis.WorkingSet => (GiB, 64 * GiB),
            SweepAxis.DirtyRate => (1.25e7, 1.5e9),
            _ => (1.25e8, 1.25e10),
        };
        var values = Values(axis);
        // Whole bytes: rounding hides the last bit in which platforms' powers differ.
        for (var i = 0; i < Migrations; i++)
            values[i] = Math.Round(
                lowest * Math.Pow(highest / lowest, i / (double)(Migrations - 1))
            );
    }

    /// <summary>What was computed last.</summary>
    public CaseAnswer Answer => new(_answers.Checksum) { MigrationsPerOperation = 1 };

    /// <summary>Computes them as a sweep.</summary>
    public void Sweep() =>
        AxisSweep.Run<Capped>(
            Values(_axis),
            _axis,
            Migration,
            Policies.Usual,
            switchoverSeconds: 0,
            _answers.Slice(0, Migrations)
        );

    /// <summary>Computes them as a batch.</summary>
    public void Batch(MigrationKernel kernel) =>
        kernel.Run<Capped>(
            new MigrationBatch
            {
                MemoryBytes = Values(SweepAxis.Memory),
                BandwidthBytesPerSecond = Values(SweepAxis.Bandwidth),
                DirtyBytesPerSecond = Values(SweepAxis.DirtyRate),
                WorkingSetBytes = Values(SweepAxis.WorkingSet),
            },
            Policies.Usual,
            switchoverSeconds: 0,
            _answers.Slice(0, Migrations)
        );

    private static StaggeredArray<double> Column(SweepAxis axis, double constant)
    {
        var column = new StaggeredArray<double>(Migrations, place: (int)axis);
        column.Span.Fill(constant);
        return column;
    }

    private Span<double> Values(SweepAxis axis) => _columns[(int)axis].Span;
}
