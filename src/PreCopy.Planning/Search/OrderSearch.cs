using MathNet.Numerics.Random;
using PreCopy.Planning.Draws;

namespace PreCopy.Planning.Search;

/// <summary>
/// Searches an order for a concurrency, at the medians: every one for a few VMs, equal VMs being interchangeable; a seeded
/// local search above that, which moves a VM to another place or exchanges two, and starts again from the best with a few
/// exchanges when it is stuck.
/// </summary>
internal sealed class OrderSearch(Fleet fleet, Scoring scoring, CancellationToken cancel)
{
    private const int MostForAllOrders = 7;

    // Tries to be better in vain, for each VM, before it starts again.
    private const int PatiencePerVm = 10;

    private readonly FleetSimulator _simulator = new FleetSimulator(
        fleet,
        fleet.Request.Link
    ).AtMedians();

    private readonly int[] _sameAs =
        fleet.Count <= MostForAllOrders ? SameAs(fleet.Request.Vms) : [];
    private int[] _best = [];
    private DrawScore _bestScore;
    private Candidate _tried = null!;

    /// <summary>The best order found, or null when none is better than the given one by more than a tie.</summary>
    /// <param name="best">The best candidate of a named order.</param>
    /// <param name="simulations">The most simulations of the local search.</param>
    public Candidate? Run(Candidate best, int simulations)
    {
        _best = [.. best.Sequence];
        _tried = best with { Order = MigrationOrders.Searched, Sequence = [.. best.Sequence] };
        var known = _bestScore = scoring.Of(_simulator.Run(best));
        if (fleet.Count <= MostForAllOrders)
            TryAll(0, 0);
        else
            Climb(simulations);
        return _bestScore.IsClearlyBetterThan(known) ? _tried with { Sequence = _best } : null;
    }

    private void TryAll(int place, int used)
    {
        if (place == fleet.Count)
        {
            Try();
            return;
        }

        var tried = 0;
        for (var vm = 0; vm < fleet.Count; vm++)
        {
            if ((used & (1 << vm)) != 0 || (tried & (1 << _sameAs[vm])) != 0)
                continue;
            tried |= 1 << _sameAs[vm];
            _tried.Sequence[place] = vm;
            TryAll(place + 1, used | (1 << vm));
        }
    }

    private void Climb(int simulations)
    {
        var random = new Xoshiro256StarStar(fleet.Request.Seed, threadSafe: false);
        var order = _tried.Sequence;
        int[] present = [.. order];
        var (presentScore, inVain) = (_bestScore, 0);
        LongestFirst().CopyTo(order, 0);
        if (Try())
            (present, presentScore) = ([.. order], _bestScore);
        for (var i = 0; i < simulations; i++)
        {
            var isStuck = inVain > PatiencePerVm * order.Length;
            (isStuck ? _best : present).CopyTo(order, 0);
            for (var changes = isStuck ? 3 : 1; changes > 0; changes--)
                Change(order, random);
            var score = Score();
            Keep(score);
            inVain = score.IsBetterThan(presentScore) ? 0 : inVain + 1;
            if (!isStuck && presentScore.IsBetterThan(score))
                continue;
            order.CopyTo(present, 0);
            presentScore = score;
            inVain = isStuck ? 0 : inVain;
        }
    }

    // The long ones first leave the short ones to even out the end (R. L. Graham, Bounds on multiprocessing timing anomalies, 1969).
    private int[] LongestFirst() =>
        [
            .. Enumerable
                .Range(0, fleet.Count)
                .OrderByDescending(vm => fleet.Medians[vm].MemoryBytes),
        ];

    private static void Change(int[] order, Xoshiro256StarStar random)
    {
        var (from, to) = (random.Next(order.Length), random.Next(order.Length));
        var vm = order[from];
        if (random.Next(2) == 0)
        {
            (order[from], order[to]) = (order[to], vm);
            return;
        }

        if (from < to)
            order.AsSpan(from + 1, to - from).CopyTo(order.AsSpan(from));
        else
            order.AsSpan(to, from - to).CopyTo(order.AsSpan(to + 1));
        order[to] = vm;
    }

    private bool Try() => Keep(Score());

    private DrawScore Score()
    {
        cancel.ThrowIfCancellationRequested();
        return scoring.Of(_simulator.Run(_tried));
    }

    private bool Keep(in DrawScore score)
    {
        if (!score.IsBetterThan(_bestScore))
            return false;
        _bestScore = score;
        _tried.Sequence.CopyTo(_best, 0);
        return true;
    }

    // The first VM that differs in nothing but its name.
    private static int[] SameAs(IReadOnlyList<PlanVm> vms) =>
        [
            .. vms.Select(vm =>
                vms.Index().First(other => other.Item with { Name = vm.Name } == vm).Index
            ),
        ];
}
