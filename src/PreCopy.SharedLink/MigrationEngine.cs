using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;

namespace PreCopy.SharedLink;

/// <summary>
/// Many migrations through a network, event by event: what each of them sends next, and when it stops. Who may start, and at
/// what rate each copies, is the network's.
/// </summary>
/// <param name="capacity">The largest batch; everything is allocated here and nothing later.</param>
/// <param name="network">The network, for as many members.</param>
/// <typeparam name="TCurve">The VMs' dirty curve.</typeparam>
/// <typeparam name="TTrace">What watches.</typeparam>
/// <typeparam name="TNetwork">What they go through.</typeparam>
internal sealed partial class MigrationEngine<TCurve, TTrace, TNetwork>(
    int capacity,
    TNetwork network
)
    where TCurve : struct, IDirtyCurve
    where TTrace : struct, ILinkTrace
    where TNetwork : struct, INetwork
{
    private readonly Vm<TCurve>[] _vms = new Vm<TCurve>[capacity];
    private readonly Migration[] _migrations = new Migration[capacity];
    private readonly IndexedMinHeap _timers = new(capacity);
    private readonly IndexedMinHeap _timeouts = new(capacity);
    private readonly int[] _leaping = new int[capacity];
    private readonly int[] _copying = new int[capacity];
    private readonly TNetwork _network = network;

    private LinkSettings _settings = null!;
    private StopLimits _limits;
    private TTrace _trace;
    private double _wireRatio;
    private double _now;
    private double _reportedUntil;
    private int _count;
    private int _leapingCount;
    private int _copyingCount;
    private bool _membersChanged;

    /// <summary>What the migrations go through.</summary>
    public TNetwork Network => _network;

    /// <summary>Simulates a batch whose arguments have been validated; results count bytes of memory.</summary>
    public void Simulate(
        in MemoryLink link,
        ReadOnlySpan<Vm<TCurve>> vms,
        Span<VmResult> results,
        ref TTrace trace
    )
    {
        _trace = trace;
        Begin(link, vms);
        if (_changes)
            EndAll<ChangingRule>();
        else
            EndAll<FixedRule>();
        trace = _trace;
        for (var vm = 0; vm < _count; vm++)
            results[vm] = ResultOf(vm);
    }

    private void EndAll<TRule>()
        where TRule : struct, IRule
    {
        AdmitAll();
        RebalanceIfNeeded();
        while (NextInstant() is var next && !double.IsPositiveInfinity(next))
        {
            _now = next;
            _network.AdvanceTo(next);
            HandleInstant<TRule>();
            RebalanceIfNeeded();
        }
    }

    private void Begin(in MemoryLink link, ReadOnlySpan<Vm<TCurve>> vms)
    {
        vms.CopyTo(_vms);
        var settings = link.Settings;
        (_settings, _wireRatio) = (settings, link.Ratio);
        _limits = StopLimits.Of(settings.Policy);
        _changes =
            settings.Policy
                is { Ramp: not null }
                    or { LooksPerDoubling: not null }
                    or { StallTimeoutSeconds: not null }
                    or { Throttle: not null }
                    or { LookSeconds: not null };
        _lookSeconds = settings.Policy.LookSeconds ?? double.PositiveInfinity;
        _network.Begin(link, vms.Length);
        _timers.Clear();
        _timeouts.Clear();
        (_now, _reportedUntil, _count) = (0, 0, vms.Length);
        (_leapingCount, _copyingCount, _membersChanged) = (0, 0, false);
        _migrations.AsSpan(0, _count).Clear();
    }

    private double NextInstant() =>
        Math.Min(
            Math.Min(_network.FindNextEnd(), _network.NextOpening),
            Math.Min(_timers.MinKey, _timeouts.MinKey)
        );

    // Everything that happens at one instant, before the rates are worked out again.
    private void HandleInstant<TRule>()
        where TRule : struct, IRule
    {
        while (true)
        {
            if (_network.TryTakeEnded(out var vm))
                EndTransfer<TRule>(vm);
            else if (_timers.MinKey <= _now)
                EndTimer(_timers.Top);
            else if (_timeouts.MinKey <= _now)
                TimeOut<TRule>(_timeouts.Top);
            else if (!TNetwork.AdmitsAtOnce && _network.TryAdmit(out vm))
                Admit(vm);
            else
                return;
        }
    }

    private void AdmitAll()
    {
        while (_network.TryAdmit(out var vm))
            Admit(vm);
    }

    private void Admit(int vm)
    {
        ref var migration = ref _migrations[vm];
        migration.Start = _now;
        migration.LeapPosition = -1;
        migration.Phase = MigrationPhase.Setup;
        if (_settings.SetupSeconds > 0)
            _timers.Set(vm, _now + _settings.SetupSeconds);
        else
            BeginCopy(vm);
    }

    private void EndTimer(int vm)
    {
        _timers.Remove(vm);
        switch (_migrations[vm].Phase)
        {
            case MigrationPhase.Setup:
                BeginCopy(vm);
                break;
            case MigrationPhase.PostCopySwitchover:
                _migrations[vm].Phase = MigrationPhase.PostCopy;
                Join(vm, _migrations[vm].Left);
                break;
            default:
                Free(vm);
                break;
        }
    }

    private void BeginCopy(int vm)
    {
        var memory = _vms[vm].MemoryBytes;
        _migrations[vm].Phase = MigrationPhase.Live;
        var timeout = _settings.Policy.TimeoutSecondsFor(memory);
        if (!double.IsPositiveInfinity(timeout))
            _timeouts.Set(vm, _now + timeout);
        if (_changes)
            _memories[vm] = RuleMemory.Begin(_settings.Policy, memory, _now);
        _migrations[vm].Round = memory;
        Join(vm, memory);
    }

    private void Join(int vm, double bytes)
    {
        ref var migration = ref _migrations[vm];
        migration.Left = bytes;
        migration.RoundStart = _now;
        // Relative to the first VM's, so that equal weights are exactly 1 and shares exactly B/N.
        _network.Join(vm, _vms[vm].Weight / _vms[0].Weight, bytes);
        migration.CopyPosition = _copyingCount;
        _copying[_copyingCount++] = vm;
        _membersChanged = true;
    }

    private void LeaveLink(int vm)
    {
        _network.Leave(vm);
        var last = _copying[--_copyingCount];
        _copying[_migrations[vm].CopyPosition] = last;
        _migrations[last].CopyPosition = _migrations[vm].CopyPosition;
        _membersChanged = true;
    }

    private void Wait(int vm, MigrationPhase phase)
    {
        _migrations[vm].Phase = phase;
        if (_settings.SwitchoverSeconds > 0)
            _timers.Set(vm, _now + _settings.SwitchoverSeconds);
        else
            EndTimer(vm);
    }

    private void Free(int vm)
    {
        _migrations[vm].Phase = MigrationPhase.Done;
        _migrations[vm].End = _now;
        _network.Free(vm);
        if (TNetwork.AdmitsAtOnce)
            AdmitAll();
    }

    private void RebalanceIfNeeded()
    {
        if (!_membersChanged)
            return;
        _membersChanged = false;
        _network.FindRates();
        ReportAll();
        for (var position = _leapingCount - 1; position >= 0; position--)
            if (_network.IsChanging(_leaping[position]))
                BreakLeap(_leaping[position]);
        _network.ApplyRates();
        if (LooksInside)
            PlanRoundsAgain();
    }
}
