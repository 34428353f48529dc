using System.Runtime.CompilerServices;
using PreCopy.Model;

namespace PreCopy.SharedLink;

// A VM's way through its slot: setup, copy, switchover, and the next VM.
internal sealed partial class VirtualTimeEngine<TCurve>
{
    // Finite, so that an end that never comes is after it.
    private const double NoTimer = double.MaxValue;

    // The virtual time starts again from 0 before it is so many times a transfer's length that it would swallow its digits.
    private const double MostTransfers = 64;

    // In seconds, of the slots in setup or switchover.
    private readonly double[] _timers = new double[MostAtOnce];
    private double _nextTimer;

    private void Admit(int place, in LinkBatch<TCurve> batch)
    {
        ref var slot = ref _slots[place];
        slot.Vm = _admitted++;
        ref readonly var vm = ref batch.Vms[slot.Vm];
        slot.Dirty = vm.Dirty;
        // Relative to the first VM's, so that equal weights are exactly 1 and shares exactly B/N.
        slot.Weight = _hasEqualWeights ? 1 : vm.Weight / batch.Vms[0].Weight;
        slot.MaxBytes = _limits.MaxFactor * vm.MemoryBytes;
        slot.Start = _clock.Now;
        slot.Left = vm.MemoryBytes;
        slot.Sent = 0;
        slot.Rounds = 0;
        slot.Stop = 0;
        slot.Phase = MigrationPhase.Setup;
        if (_setupSeconds > 0)
            SetTimer(place, _clock.Now + _setupSeconds);
        else
            BeginCopy(place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginCopy(int place)
    {
        ref var slot = ref _slots[place];
        if (_members == 0)
        {
            _clock.Rebase();
            _weights = default;
        }

        var transfer = PerWeight(slot.Left, slot.Weight);
        if (_clock.VirtualTime > MostTransfers * transfer)
            Rebase();
        slot.Phase = MigrationPhase.Live;
        slot.RoundStart = _clock.Now;
        _tags[place] = _clock.VirtualTime + transfer;
        if (!_hasEqualWeights)
            _weights.Add(slot.Weight);
        _members++;
        _sending |= 1u << place;
        _beginning |= 1u << place;
        _membersChanged = true;
    }

    private void Rebase()
    {
        var past = _clock.Rebase();
        for (var place = 0; place < _atOnce; place++)
        {
            _tags[place] -= past;
            _nextTags[place] -= past;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndPausedSend(int place, in LinkBatch<TCurve> batch)
    {
        ref var slot = ref _slots[place];
        var seconds =
            slot.RoundStart >= _sharedSince ? slot.Left / slot.Rate : _clock.Now - slot.RoundStart;
        slot.DowntimeSeconds = seconds + _switchoverSeconds;
        slot.Sent += slot.Left;
        slot.Phase = MigrationPhase.Switchover;
        _tags[place] = double.PositiveInfinity;
        if (!_hasEqualWeights)
            _weights.Add(-slot.Weight);
        _members--;
        _sending &= ~(1u << place);
        _membersChanged = true;
        if (_switchoverSeconds > 0)
            SetTimer(place, _clock.Now + _switchoverSeconds);
        else
            Free(place, batch);
    }

    private void Free(int place, in LinkBatch<TCurve> batch)
    {
        ref readonly var slot = ref _slots[place];
        batch.Results[slot.Vm] = new(
            slot.Start,
            _clock.Now,
            slot.DowntimeSeconds,
            slot.Sent,
            slot.Rounds,
            slot.Stop >= StopReasons.Converged ? Outcome.Converged : Outcome.Forced
        );
        if (_admitted < batch.Vms.Length)
            Admit(place, batch);
    }

    private void SetTimer(int place, double seconds)
    {
        _timers[place] = seconds;
        _nextTimer = double.MinNative(_nextTimer, seconds);
    }

    // The timer that is due.
    private void EndTimer(in LinkBatch<TCurve> batch)
    {
        var place = Array.IndexOf(_timers, _nextTimer);
        _timers[place] = NoTimer;
        _nextTimer = NoTimer;
        foreach (var timer in _timers)
            _nextTimer = double.MinNative(_nextTimer, timer);
        if (_slots[place].Phase == MigrationPhase.Setup)
            BeginCopy(place);
        else
            Free(place, batch);
    }
}
