using PreCopy.Model;
using PreCopy.Model.Curves;

namespace PreCopy.SharedLink;

// The loop over the steps.
internal readonly ref partial struct GroupLanes<TForced, TLanes>
{
    private uint Simulate(TLanes refused, TLanes weights, TLanes lost)
    {
        var zero = TLanes.All(0);
        var one = TLanes.All(1);
        var infinity = TLanes.All(double.PositiveInfinity);
        var bandwidth = TLanes.All(_bandwidth);
        var members = TLanes.All(_groups.GroupSize);
        var ratePerWeight = bandwidth / (weights + lost);
        var secondsPerVirtual = (weights + lost) / bandwidth;
        var (anchorSeconds, anchorVirtualTime) = (zero, zero);
        var (now, virtualTime, sharedSince) = (zero, zero, zero);
        var membersChanged = ~TLanes.AllSet;
        // Alone, a member has the whole link, whatever its weight rounds to.
        var isSole = TLanes.LessOrEqual(members, one);
        while (true)
        {
            var earliest = Earliest();
            var active = TLanes.LessOrEqual(earliest, TLanes.All(double.MaxValue)) & ~refused;
            if (TLanes.Bits(active) == 0)
                return TLanes.Bits(refused);

            // Rates are worked out again when all that end at the instant have ended.
            var rebalanced = membersChanged & ~TLanes.LessOrEqual(earliest, virtualTime);
            if (TLanes.Bits(rebalanced) != 0)
            {
                membersChanged &= ~rebalanced;
                isSole = TLanes.Blend(rebalanced, TLanes.LessOrEqual(members, one), isSole);
                var sum = weights + lost;
                var rate = bandwidth / sum;
                rebalanced &= ~(
                    TLanes.LessOrEqual(rate, ratePerWeight)
                    & TLanes.LessOrEqual(ratePerWeight, rate)
                );
                ratePerWeight = TLanes.Blend(rebalanced, rate, ratePerWeight);
                secondsPerVirtual = TLanes.Blend(rebalanced, sum / bandwidth, secondsPerVirtual);
                anchorSeconds = TLanes.Blend(rebalanced, now, anchorSeconds);
                anchorVirtualTime = TLanes.Blend(rebalanced, virtualTime, anchorVirtualTime);
                sharedSince = TLanes.Blend(rebalanced, now, sharedSince);
            }

            now = anchorSeconds + (earliest - anchorVirtualTime) * secondsPerVirtual;
            virtualTime = earliest;
            Choose(earliest, active);
            var left = _chosen.Left;
            var weight = _chosen.Weight;
            var start = _chosen.Start;
            var dirtyRate = _chosen.DirtyRate;
            var state = _chosen.State;
            var rounds = _chosen.Rounds;

            var rateNow = TLanes.Blend(isSole, bandwidth, ratePerWeight * weight);
            var seconds = now - start;
            var isConstant = TLanes.LessOrEqual(sharedSince, start);
            var following = Capped.UniqueBytes(
                TLanes.Blend(isConstant, left * (dirtyRate / rateNow), dirtyRate * seconds),
                _chosen.WorkingSet
            );
            // The transfer's duration, or where that is a difference of instants, its mean rate.
            var quotient = left / TLanes.Blend(isConstant, rateNow, seconds);
            var measured = TLanes.Blend(
                isConstant | TLanes.LessOrEqual(seconds, zero),
                rateNow,
                quotient
            );
            var threshold = TLanes.Max(
                TLanes.All(_limits.TolerantDowntimeSeconds) * measured,
                TLanes.All(_limits.MinPendingBytes)
            );
            var sent = _chosen.Sent + left;
            var converges = TLanes.LessOrEqual(following, threshold);
            var stops =
                converges
                | TForced.Forces(
                    rounds + one,
                    sent + following,
                    TLanes.All(_limits.MaxRounds),
                    infinity
                );
            var isLive = TLanes.LessOrEqual(state, zero);
            refused |= active & isLive & ~stops & NeedsLeap(rounds, left, following, isConstant);
            state = TLanes.Blend(
                isLive,
                TLanes.Blend(
                    converges,
                    TLanes.All(HasConverged),
                    TLanes.Blend(stops, TLanes.All(IsForced), zero)
                ),
                state
            );
            PutBack(
                TLanes.Blend(isLive, virtualTime + following / weight, infinity),
                TLanes.Blend(isLive, following, TLanes.Blend(isConstant, quotient, seconds)),
                sent,
                TLanes.Blend(isLive, rounds + one, rounds),
                now,
                state
            );

            var leaves = active & ~isLive;
            Add(TLanes.Blend(leaves, -weight, zero), ref weights, ref lost);
            members -= TLanes.Blend(leaves, one, zero);
            membersChanged |= leaves;
        }
    }

    private TLanes Earliest()
    {
        var earliest = _vms[0].Tag;
        for (var i = 1; i < _vms.Length; i++)
            earliest = TLanes.Min(earliest, _vms[i].Tag);
        return earliest;
    }

    // Of each active lane the first VM with the earliest tag; another one with the same tag has its turn in the next step.
    private void Choose(TLanes earliest, TLanes active)
    {
        var vms = _vms;
        ref var vm = ref vms[0];
        var (left, sent, rounds, start, state) = (vm.Left, vm.Sent, vm.Rounds, vm.Start, vm.State);
        var (weight, dirtyRate, workingSet) = (vm.Weight, vm.DirtyRate, vm.WorkingSet);
        var isChosen = active & TLanes.LessOrEqual(vm.Tag, earliest);
        vm.IsChosen = isChosen;
        var open = active & ~isChosen;
        for (var i = 1; i < vms.Length; i++)
        {
            vm = ref vms[i];
            isChosen = open & TLanes.LessOrEqual(vm.Tag, earliest);
            vm.IsChosen = isChosen;
            open &= ~isChosen;
            left = TLanes.Blend(isChosen, vm.Left, left);
            sent = TLanes.Blend(isChosen, vm.Sent, sent);
            rounds = TLanes.Blend(isChosen, vm.Rounds, rounds);
            start = TLanes.Blend(isChosen, vm.Start, start);
            state = TLanes.Blend(isChosen, vm.State, state);
            weight = TLanes.Blend(isChosen, vm.Weight, weight);
            dirtyRate = TLanes.Blend(isChosen, vm.DirtyRate, dirtyRate);
            workingSet = TLanes.Blend(isChosen, vm.WorkingSet, workingSet);
        }

        ref var chosen = ref _chosen;
        chosen.Left = left;
        chosen.Sent = sent;
        chosen.Rounds = rounds;
        chosen.Start = start;
        chosen.State = state;
        chosen.Weight = weight;
        chosen.DirtyRate = dirtyRate;
        chosen.WorkingSet = workingSet;
    }

    private void PutBack(
        TLanes tag,
        TLanes left,
        TLanes sent,
        TLanes rounds,
        TLanes start,
        TLanes state
    )
    {
        foreach (ref var vm in _vms)
        {
            var isChosen = vm.IsChosen;
            vm.Tag = TLanes.Blend(isChosen, tag, vm.Tag);
            vm.Left = TLanes.Blend(isChosen, left, vm.Left);
            vm.Sent = TLanes.Blend(isChosen, sent, vm.Sent);
            vm.Rounds = TLanes.Blend(isChosen, rounds, vm.Rounds);
            vm.Start = TLanes.Blend(isChosen, start, vm.Start);
            vm.State = TLanes.Blend(isChosen, state, vm.State);
        }
    }

    // Rounds that have settled for good, unless a cap ends them soon enough, and rounds beyond the literal ones.
    private TLanes NeedsLeap(TLanes rounds, TLanes left, TLanes following, TLanes isConstant)
    {
        var isLong = TLanes.LessOrEqual(TLanes.All(RoundLeap.LiteralRounds - 1), rounds);
        return _limits.MaxRounds <= RoundLeap.LiteralRounds
            ? isLong
            : isLong
                | (
                    isConstant
                    & TLanes.LessOrEqual(following, left)
                    & TLanes.LessOrEqual(left, following)
                );
    }
}
