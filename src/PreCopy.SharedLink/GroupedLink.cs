using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Lanes;

namespace PreCopy.SharedLink;

/// <summary>
/// Many small groups, each on a link to itself: a sweep over concurrency or split as a kernel. A lane a group, and a step ends
/// a transfer in every lane. Groups of more than half as many VMs as there are lanes, groups that never end or take very
/// long, groups that fill no vector, and settings beyond the
/// lanes (a stream cap, a policy that time changes, a factor cap, setups, slots to wait for) go through <see cref="LinkEngine{TCurve}"/>; the
/// arithmetic is the same to the last bit.
/// </summary>
public sealed class GroupedLink
{
    /// <summary>The most VMs in a group.</summary>
    public const int MostVms = 16;

    // In doubles.
    private const int CacheLine = 8;

    private MemoryLink _link;
    private readonly LinkEngine<CappedCurve> _engine = new(MostVms);
    private readonly Vm<CappedCurve>[] _vms = new Vm<CappedCurve>[MostVms];
    private readonly VmResult[] _results = new VmResult[MostVms];

    // Pinned, so that its vectors stay where they cross no cache line.
    private readonly double[] _workspace = GC.AllocateUninitializedArray<double>(
        GroupLanes<NotForced, Lanes8>.WorkspaceLength + CacheLine,
        pinned: true
    );

    /// <summary>Simulates every group, with the capped dirty curve; allocates nothing.</summary>
    /// <param name="settings">The link, policy and schedule that each group has for itself.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="results">Receives what became of the VMs.</param>
    /// <exception cref="ArgumentException">Spans of the wrong lengths, or a setting or a VM out of its range.</exception>
    public void Run(LinkSettings settings, in LinkGroups groups, in LinkGroupResults results)
    {
        _link.Read(settings, usable: 1);
        groups.Validate();
        results.Validate(groups.Count * groups.GroupSize);
        Simulate(_link.Settings, groups, results);
        if (_link.Ratio == 1)
            return;
        foreach (ref var bytes in results.BytesSent)
            bytes /= _link.Ratio;
    }

    private void Simulate(LinkSettings settings, in LinkGroups groups, in LinkGroupResults results)
    {
        if (!FitsLanes(_link, groups.GroupSize))
            RunEach(settings, groups, results, 0, groups.Count);
        else if (settings.Policy.MaxRounds is null)
            Run<NotForced>(settings, groups, results);
        else
            Run<RoundCapped>(settings, groups, results);
    }

    private Span<double> AlignedWorkspace
    {
        get
        {
            var address = Marshal.UnsafeAddrOfPinnedArrayElement(_workspace, 0) / sizeof(double);
            return _workspace.AsSpan((int)(-address & (CacheLine - 1)));
        }
    }

    private static bool FitsLanes(in MemoryLink link, int size) =>
        VirtualTimeEngine<CappedCurve>.Applies(link, size)
        && link.Settings is { SetupSeconds: 0, Policy.MaxFactor: null }
        && link.Settings.Concurrency >= size;

    private void Run<TForced>(
        LinkSettings settings,
        in LinkGroups groups,
        in LinkGroupResults results
    )
        where TForced : struct, IForcedStop
    {
        if (Vector512.IsHardwareAccelerated)
            Run<TForced, Lanes8>(settings, groups, results);
        else
            Run<TForced, Lanes4>(settings, groups, results);
    }

    private void Run<TForced, TLanes>(
        LinkSettings settings,
        in LinkGroups groups,
        in LinkGroupResults results
    )
        where TForced : struct, IForcedStop
        where TLanes : struct, IVectorLanes<TLanes>
    {
        // A step looks at every VM of its groups for one event a lane: the engine, which looks at one VM, catches up.
        if (groups.GroupSize > TLanes.Count / 2)
        {
            RunEach(settings, groups, results, 0, groups.Count);
            return;
        }

        var lanes = new GroupLanes<TForced, TLanes>(settings, groups, results, AlignedWorkspace);
        var whole = groups.Count - groups.Count % TLanes.Count;
        for (var first = 0; first < whole; first += TLanes.Count)
        for (var left = lanes.Run(first); left != 0; left &= left - 1)
            RunGroup(settings, groups, results, first + BitOperations.TrailingZeroCount(left));
        RunEach(settings, groups, results, whole, groups.Count);
    }

    private void RunEach(
        LinkSettings settings,
        in LinkGroups groups,
        in LinkGroupResults results,
        int first,
        int end
    )
    {
        for (var group = first; group < end; group++)
            RunGroup(settings, groups, results, group);
    }

    private void RunGroup(
        LinkSettings settings,
        in LinkGroups groups,
        in LinkGroupResults results,
        int group
    )
    {
        var size = groups.GroupSize;
        for (var j = 0; j < size; j++)
            _vms[j] = groups.Vm(j * groups.Count + group);
        _engine.Run(settings, _vms.AsSpan(0, size), _results.AsSpan(0, size));
        for (var j = 0; j < size; j++)
            results.Set(j * groups.Count + group, _results[j]);
    }
}
