using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PreCopy.Model;
using PreCopy.Model.Kernels;

namespace PreCopy.SharedLink;

// From the end of one transfer to the next, and the plan of what follows each.
internal sealed partial class VirtualTimeEngine<TCurve>
{
    // Somebody had nothing to send: that ends at the instant at which it begins.
    private bool _hasInstantEnds;

    private void EndTransfer<TForced>(int place, in LinkBatch<TCurve> batch)
        where TForced : struct, IForcedStop
    {
        if (_slots[place].Stop != 0)
        {
            EndPausedSend(place, batch);
            return;
        }

        _tags[place] = _nextTags[place];
        _hasInstantEnds |= _nextTags[place] <= _clock.VirtualTime;
        EndRound<TForced>(ref _slots[place], ref _nextTags[place], _clock.Now);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndRound<TForced>(ref LinkSlot<TCurve> slot, ref double nextTag, double now)
        where TForced : struct, IForcedStop
    {
        // No branch on whether this was the last round: the plan of a paused send is worked out in vain.
        slot.Stop = slot.NextStop;
        slot.RoundStart = now;
        var sent = slot.Sent + slot.Left;
        var left = slot.Following;
        var rounds = slot.Rounds + 1;
        (slot.Sent, slot.Left, slot.Rounds) = (sent, left, rounds);
        PlanAtRate<TForced>(ref slot, ref nextTag, nextTag, sent, left, rounds);
        if (rounds >= RoundLeap.LiteralRounds)
            _needsLeaps |= slot.Stop == 0;
    }

    // What follows a round of a constant rate.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PlanAtRate<TForced>(
        ref LinkSlot<TCurve> slot,
        ref double nextTag,
        double tag,
        double sent,
        double left,
        double rounds
    )
        where TForced : struct, IForcedStop
    {
        var rate = slot.Rate;
        var following = slot.Dirty.UniqueBytes(left * slot.WrittenPerSent);
        Plan<TForced>(ref slot, ref nextTag, tag, following, rate, sent + left, rounds);
        // Settled for good, unless a cap ends the rounds soon enough to take them one by one.
        if (following == left && !(TForced.IsPresent && _isRoundCapLiteral))
            _needsLeaps |= (slot.Stop | slot.NextStop) == 0;
    }

    // What follows the round that ends at the tag, if the rates stay as they are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Plan<TForced>(
        ref LinkSlot<TCurve> slot,
        ref double nextTag,
        double tag,
        double following,
        double measuredRate,
        double sent,
        double rounds
    )
        where TForced : struct, IForcedStop
    {
        nextTag = tag + PerWeight(following, slot.Weight);
        slot.Following = following;
        var converges = following <= _limits.ThresholdBytes(measuredRate);
        var forced = TForced.Forces(rounds + 1, sent + following, _limits.MaxRounds, slot.MaxBytes);
        // A sum, because the compiler would branch, and nobody foresees which round is the last.
        slot.NextStop = (StopReasons)(
            (converges ? 1 : 0) * (int)StopReasons.Converged + (forced ? 1 : 0)
        );
    }

    // A member's bytes in virtual time; equal weights are 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double PerWeight(double bytes, double weight) =>
        _hasEqualWeights ? bytes : bytes / weight;

    // The rates, and what follows every transfer at them, after members have come or gone.
    private void Rebalance<TForced>()
        where TForced : struct, IForcedStop
    {
        _membersChanged = false;
        // Equal ones have come as others went: only for those who have just begun is the rate new.
        var affected = _beginning;
        _beginning = 0;
        if (
            _clock.TryChangeRate(
                _bandwidth,
                _hasEqualWeights || _members == 0 ? _members : _weights.Value
            )
        )
        {
            _sharedSince = _clock.Now;
            affected = _sending;
        }

        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        ref var tags = ref MemoryMarshal.GetArrayDataReference(_tags);
        ref var nextTags = ref MemoryMarshal.GetArrayDataReference(_nextTags);
        for (; affected != 0; affected &= affected - 1)
        {
            var place = BitOperations.TrailingZeroCount(affected);
            PlanAtNewRate<TForced>(
                ref Unsafe.Add(ref slots, place),
                ref Unsafe.Add(ref nextTags, place),
                Unsafe.Add(ref tags, place)
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PlanAtNewRate<TForced>(ref LinkSlot<TCurve> slot, ref double nextTag, double tag)
        where TForced : struct, IForcedStop
    {
        // Alone, a member has the whole link, whatever its weight rounds to.
        var rate = _members == 1 ? _bandwidth : _clock.RatePerWeight * slot.Weight;
        slot.Rate = rate;
        slot.WrittenPerSent = slot.Dirty.RateBytesPerSecond / rate;
        var left = slot.Left;
        if (slot.RoundStart >= _sharedSince)
        {
            PlanAtRate<TForced>(ref slot, ref nextTag, tag, slot.Sent, left, slot.Rounds);
            return;
        }

        var seconds = _clock.SecondsAt(tag) - slot.RoundStart;
        var measured = seconds > 0 ? left / seconds : rate;
        var following = slot.Dirty.UniqueBytes(slot.Dirty.RateBytesPerSecond * seconds);
        Plan<TForced>(
            ref slot,
            ref nextTag,
            tag,
            following,
            measured,
            slot.Sent + left,
            slot.Rounds
        );
    }
}
