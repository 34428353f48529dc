using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Policies;

namespace PreCopy.SharedLink;

/// <summary>A <see cref="LinkEngine{TCurve}"/> that reports every piece of a transfer to a trace.</summary>
/// <param name="capacity">The largest batch; everything is allocated here and nothing later.</param>
/// <typeparam name="TCurve">The VMs' dirty curve.</typeparam>
/// <typeparam name="TTrace">What watches.</typeparam>
public sealed partial class TracedLinkEngine<TCurve, TTrace>(int capacity)
    where TCurve : struct, IDirtyCurve
    where TTrace : struct, ILinkTrace
{
    private readonly Vm<TCurve>[] _vms = new Vm<TCurve>[capacity];
    private readonly Migration[] _migrations = new Migration[capacity];
    private readonly FairShare _link = new(capacity);
    private readonly IndexedMinHeap _timers = new(capacity);
    private readonly IndexedMinHeap _timeouts = new(capacity);
    private readonly int[] _leaping = new int[capacity];

    private MemoryLink _memoryLink;
    private LinkSettings _settings = null!;
    private StopLimits _limits;
    private TTrace _trace;
    private double _now;
    private double _reportedUntil;
    private int _count;
    private int _admitted;
    private int _leapingCount;
    private bool _membersChanged;

    /// <summary>Simulates a batch; see <see cref="LinkEngine{TCurve}.Run"/>.</summary>
    /// <param name="settings">Link, policy and schedule.</param>
    /// <param name="vms">The VMs, in the order of their admission; at most the engine's capacity.</param>
    /// <param name="results">Receives what became of each VM; as long as <paramref name="vms"/>.</param>
    /// <param name="trace">Watches the simulation.</param>
    /// <exception cref="ArgumentException">A setting or a VM out of its range, or spans of the wrong length.</exception>
    public void Run(
        LinkSettings settings,
        ReadOnlySpan<Vm<TCurve>> vms,
        Span<VmResult> results,
        ref TTrace trace
    )
    {
        _memoryLink.Read(settings);
        LinkArguments.Validate(vms, results, capacity);
        Simulate(_memoryLink.Settings, vms, results, ref trace);
        _memoryLink.ToWire(results);
    }

    /// <summary>Simulates a batch whose arguments have been validated, in bytes of memory.</summary>
    internal void Simulate(
        LinkSettings settings,
        ReadOnlySpan<Vm<TCurve>> vms,
        Span<VmResult> results,
        ref TTrace trace
    )
    {
        _trace = trace;
        Begin(settings, vms);
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
        for (var slot = 0; slot < _settings.Concurrency && slot < _count; slot++)
            Admit();
        RebalanceIfNeeded();
        while (NextInstant() is var next && !double.IsPositiveInfinity(next))
        {
            _now = next;
            _link.AdvanceTo(next);
            HandleInstant<TRule>();
            RebalanceIfNeeded();
        }
    }

    private void Begin(LinkSettings settings, ReadOnlySpan<Vm<TCurve>> vms)
    {
        vms.CopyTo(_vms);
        _settings = settings;
        _limits = StopLimits.Of(settings.Policy);
        _changes =
            settings.Policy
                is { Ramp: not null }
                    or { LooksPerDoubling: not null }
                    or { StallTimeoutSeconds: not null }
                    or { Throttle: not null }
                    or { LookSeconds: not null };
        _lookSeconds = settings.Policy.LookSeconds ?? double.PositiveInfinity;
        _firstOpen = 0;
        _link.Reset(settings.BandwidthBytesPerSecond, settings.StreamCapBytesPerSecond);
        _timers.Clear();
        _timeouts.Clear();
        (_now, _reportedUntil, _count, _admitted, _leapingCount, _membersChanged) = (
            0,
            0,
            vms.Length,
            0,
            0,
            false
        );
        _migrations.AsSpan(0, _count).Clear();
    }

    private double NextInstant() =>
        Math.Min(_link.FindNextEnd(), Math.Min(_timers.MinKey, _timeouts.MinKey));

    // Everything that happens at one instant, before the rates are worked out again.
    private void HandleInstant<TRule>()
        where TRule : struct, IRule
    {
        while (true)
        {
            if (_link.TryTakeEnded(out var vm))
                EndTransfer<TRule>(vm);
            else if (_timers.MinKey <= _now)
                EndTimer(_timers.Top);
            else if (_timeouts.MinKey <= _now)
                TimeOut<TRule>(_timeouts.Top);
            else
                return;
        }
    }

    private void Admit()
    {
        var vm = _admitted++;
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
        _link.Join(vm, _vms[vm].Weight / _vms[0].Weight, bytes);
        _membersChanged = true;
    }

    private void LeaveLink(int vm)
    {
        _link.Leave(vm);
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
        if (_admitted < _count)
            Admit();
    }

    private void RebalanceIfNeeded()
    {
        if (!_membersChanged)
            return;
        _membersChanged = false;
        ReportAll();
        while (_leapingCount > 0)
            BreakLeap(_leaping[_leapingCount - 1]);
        _link.Rebalance();
        if (LooksInside)
            PlanRoundsAgain();
    }
}
