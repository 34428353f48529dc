using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Policies;
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

    public static MatrixTheoryData<string, string> Presets =>
        new(
            KernelRegistry.Available.Select(kernel => kernel.Name),
            PolicyPresets.All.Select(preset => preset.Name)
        );

    [Theory]
    [MemberData(nameof(Presets))]
    public void Nor_under_a_preset_with_any_curve(string name, string preset)
    {
        var kernel = KernelRegistry.Named(name);
        var stop = PolicyPresets.Find(preset)!.Policy with { OnTimeout = TimeoutAction.PostCopy };

        Assert.Equal(0, Allocations.Least(() => Run<Saturating>(kernel, stop)));
        Assert.Equal(0, Allocations.Least(() => RunGuests(kernel, stop, _hotCold)));
        Assert.Equal(0, Allocations.Least(() => RunGuests(kernel, stop, _measured)));
    }

    private readonly HotColdCurve[] _hotCold =
    [
        .. Cases.Select(one => new HotColdCurve(
            new(one.DirtyBytesPerSecond, 0.1 * one.WorkingSetBytes),
            new(0.1 * one.DirtyBytesPerSecond, 0.9 * one.WorkingSetBytes)
        )),
    ];

    private readonly AnyCurve[] _measured =
    [
        .. Cases.Select(one =>
            (AnyCurve)new MeasuredCurve([1, 9], [1e8, 4e8], Math.Min(one.WorkingSetBytes, 1e9))
        ),
    ];

    private void RunGuests<TCurve>(MigrationKernel kernel, StopPolicy policy, TCurve[] curves)
        where TCurve : struct, IDirtyCurve =>
        kernel.Run(
            new GuestBatch<TCurve>
            {
                MemoryBytes = _memory,
                BandwidthBytesPerSecond = _bandwidth,
                Curves = curves,
            },
            policy,
            0.02,
            Results
        );

    private MigrationResults Results =>
        new()
        {
            TotalSeconds = _total,
            DowntimeSeconds = _downtime,
            BytesSent = _bytes,
            LiveRounds = _rounds,
            Outcomes = _outcomes,
        };

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
            Results
        );
}
