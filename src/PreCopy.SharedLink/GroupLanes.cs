using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PreCopy.Model;
using PreCopy.Model.Kernels;
using PreCopy.Model.Lanes;

namespace PreCopy.SharedLink;

/// <summary>
/// As many groups as there are lanes, side by side, in virtual time. In a step each lane ends the transfer with its earliest
/// tag: the VM's numbers are blended out of those of all by the mask of the minimum, what follows is worked out
/// once for all lanes, and the same masks blend it back.
/// </summary>
internal readonly ref partial struct GroupLanes<TForced, TLanes>
    where TForced : struct, IForcedStop
    where TLanes : struct, IVectorLanes<TLanes>
{
    // States: live, or paused because of the round cap or of the threshold; a paused VM that has left has no tag.
    private const double IsForced = 1;
    private const double HasConverged = 2;

    private readonly LinkGroups _groups;
    private readonly LinkGroupResults _results;
    private readonly Span<GroupVm<TLanes>> _vms;
    private readonly ref GroupVm<TLanes> _chosen;
    private readonly StopLimits _limits;
    private readonly double _bandwidth;
    private readonly double _switchoverSeconds;

    /// <summary>Prepares for groups of the same settings.</summary>
    public GroupLanes(
        LinkSettings settings,
        in LinkGroups groups,
        in LinkGroupResults results,
        Span<double> workspace
    )
    {
        _groups = groups;
        _results = results;
        var vms = MemoryMarshal.Cast<double, GroupVm<TLanes>>(workspace);
        _vms = vms[..groups.GroupSize];
        _chosen = ref vms[GroupedLink.MostVms];
        _limits = StopLimits.Of(settings.Policy);
        _bandwidth = settings.BandwidthBytesPerSecond;
        _switchoverSeconds = settings.SwitchoverSeconds;
    }

    /// <summary>Doubles of a workspace.</summary>
    public static int WorkspaceLength =>
        (GroupedLink.MostVms + 1) * Unsafe.SizeOf<GroupVm<TLanes>>() / sizeof(double);

    /// <summary>Simulates the groups from <paramref name="first"/> on, a lane each.</summary>
    /// <returns>A bit for each lane whose group the engine has to take, its results being of no use.</returns>
    public uint Run(int first)
    {
        var invalid = Begin(first, out var weights, out var lost);
        var refused = Simulate(invalid, weights, lost);
        for (var vm = 0; vm < _vms.Length; vm++)
            Finish(vm * _groups.Count + first, _vms[vm]);
        return refused;
    }

    // The first transfers, and the sum of the weights with what its additions have lost; the mask of what is out of range.
    private TLanes Begin(int first, out TLanes weights, out TLanes lost)
    {
        var zero = TLanes.All(0);
        var most = TLanes.All(double.MaxValue);
        var invalid = ~TLanes.AllSet;
        var unit = TLanes.Load(_groups.Weights, first);
        var (lightest, heaviest) = (most, zero);
        (weights, lost) = (zero, zero);
        for (var i = 0; i < _vms.Length; i++)
        {
            var at = i * _groups.Count + first;
            var memory = TLanes.Load(_groups.MemoryBytes, at);
            var rate = TLanes.Load(_groups.DirtyBytesPerSecond, at);
            var workingSet = TLanes.Load(_groups.WorkingSetBytes, at);
            var given = TLanes.Load(_groups.Weights, at);
            invalid |=
                TLanes.LessOrEqual(memory, zero)
                | TLanes.LessOrEqual(given, zero)
                | ~(
                    TLanes.LessOrEqual(memory, most)
                    & TLanes.LessOrEqual(given, most)
                    & TLanes.LessOrEqual(zero, rate)
                    & TLanes.LessOrEqual(rate, most)
                    & TLanes.LessOrEqual(zero, workingSet)
                    & TLanes.LessOrEqual(workingSet, memory)
                );
            lightest = TLanes.Min(lightest, given);
            heaviest = TLanes.Max(heaviest, given);
            var weight = given / unit;
            Add(weight, ref weights, ref lost);
            ref var vm = ref _vms[i];
            vm.Tag = memory / weight;
            vm.Left = memory;
            (vm.Sent, vm.Rounds, vm.Start, vm.State) = (zero, zero, zero, zero);
            (vm.Weight, vm.DirtyRate, vm.WorkingSet) = (weight, rate, workingSet);
        }

        return invalid
            | ~TLanes.LessOrEqual(heaviest / TLanes.All(LinkArguments.MostWeightRatio), lightest);
    }

    // CompensatedSum in lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TLanes term, ref TLanes sum, ref TLanes lost)
    {
        var next = sum + term;
        var isLarger = TLanes.LessOrEqual(TLanes.Max(term, -term), TLanes.Max(sum, -sum));
        lost += TLanes.Blend(isLarger, sum - next + term, term - next + sum);
        sum = next;
    }

    private void Finish(int at, in GroupVm<TLanes> vm)
    {
        var switchover = TLanes.All(_switchoverSeconds);
        TLanes.Store(vm.Start + switchover, _results.EndSeconds, at);
        TLanes.Store(vm.Left + switchover, _results.DowntimeSeconds, at);
        TLanes.Store(vm.Sent, _results.BytesSent, at);
        TLanes.StoreInt32(vm.Rounds, _results.LiveRounds, at);
        var forced = TLanes.Bits(TLanes.LessOrEqual(vm.State, TLanes.All(IsForced)));
        for (var lane = 0; lane < TLanes.Count; lane++)
            _results.Outcomes[at + lane] = (Outcome)((forced >> lane) & (uint)Outcome.Forced);
    }
}
