using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>No kernel allocates anything, whatever the curve, the policy and the length.</summary>
public sealed class KernelAllocationTests
{
    private static readonly MigrationCase[] Cases =
    [
        .. RandomMigrations.Cases(5, 66),
        // One that leaps.
        MigrationCase.Constant(8e9, 1e9, 0.9999e9),
    ];

    private readonly double[] _memory = [.. Cases.Select(one => one.MemoryBytes)];
    private readonly double[] _bandwidth = [.. Cases.Select(one => one.BandwidthBytesPerSecond)];
    private readonly double[] _dirty = [.. Cases.Select(one => one.DirtyBytesPerSecond)];
    private readonly double[] _workingSet = [.. Cases.Select(one => one.WorkingSetBytes)];
    private readonly double[] _total = new double[Cases.Length];
    private readonly double[] _downtime = new double[Cases.Length];
    private readonly double[] _bytes = new double[Cases.Length];
    private readonly int[] _rounds = new int[Cases.Length];
    private readonly Outcome[] _outcomes = new Outcome[Cases.Length];

    public static MatrixTheoryData<string, string> Combinations =>
        new(KernelRegistry.Available.Select(kernel => kernel.Name), Policies.Names);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_kernel_allocates_nothing(string name, string policy)
    {
        var kernel = KernelRegistry.Named(name);
        var stop = Policies.Named(policy);

        Assert.Equal(0, Allocations.Least(() => Run<Capped>(kernel, stop)));
        Assert.Equal(0, Allocations.Least(() => Run<Saturating>(kernel, stop)));
    }

    private void Run<TLaw>(MigrationKernel kernel, StopPolicy policy)
        where TLaw : struct, IDirtyLaw =>
        kernel.Run<TLaw>(
            new MigrationBatch
            {
                MemoryBytes = _memory,
                BandwidthBytesPerSecond = _bandwidth,
                DirtyBytesPerSecond = _dirty,
                WorkingSetBytes = _workingSet,
            },
            policy,
            0.02,
            new MigrationResults
            {
                TotalSeconds = _total,
                DowntimeSeconds = _downtime,
                BytesSent = _bytes,
                LiveRounds = _rounds,
                Outcomes = _outcomes,
            }
        );
}
