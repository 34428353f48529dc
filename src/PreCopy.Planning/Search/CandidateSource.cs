using PreCopy.Planning.Draws;

namespace PreCopy.Planning.Search;

/// <summary>The candidates of a request: every concurrency worth trying in every named order, and the splits of a few.</summary>
internal sealed class CandidateSource(Fleet fleet)
{
    // So few VMs have every number of several nodes tried.
    private const int Few = 7;

    // All small numbers, then steps of a third or less up to all of them.
    private const int EveryUpTo = 8;

    private readonly (string Name, int[] Sequence)[] _orders = NamedOrders(fleet.Request.Vms);

    /// <summary>One at a time, as they came.</summary>
    public Candidate OneAtATime => FirstIn((1, 1));

    /// <summary>All at once.</summary>
    public Candidate AllAtOnce => FirstIn((fleet.MostOfOneSource, fleet.Count));

    /// <summary>The platform's default, or null when it has none.</summary>
    public Candidate? Default =>
        fleet.Request.Platform is { DefaultPerNode: null, DefaultInAll: null }
            ? null
            : FirstIn(
                Concurrency(
                    fleet.Request.Platform.DefaultPerNode ?? fleet.MostOfOneSource,
                    fleet.Request.Platform.DefaultInAll ?? fleet.Count
                )
            );

    /// <summary>Every concurrency of the first round in every named order.</summary>
    public IEnumerable<Candidate> Coarse()
    {
        var ladder = Ladder(fleet.MostOfOneSource);
        var concurrencies = (
            fleet.Count <= Few ? ladder.SelectMany(InAlls) : ladder.Select(PerNode)
        ).Append((1, 1));
        if (Default is { } known)
            concurrencies = concurrencies.Append(known.Concurrency);
        return concurrencies.Distinct().Order().SelectMany(InNamedOrders);
    }

    /// <summary>
    /// The concurrencies around one that the first round passed over, and fewer in all at the same number out of a node, in every
    /// named order.
    /// </summary>
    public IEnumerable<Candidate> Around(int perNode)
    {
        var ladder = Ladder(fleet.MostOfOneSource).Prepend(0).ToArray();
        var below = ladder.LastOrDefault(step => step < perNode);
        var above = ladder.FirstOrDefault(step => step > perNode, perNode);
        // At most so many on either side.
        const int most = 3;
        return Between(below, perNode, most)
            .Concat(Between(perNode, above, most))
            .Select(PerNode)
            .Concat(InAlls(perNode))
            .SelectMany(InNamedOrders);
    }

    /// <summary>The same candidate with the other splits, where the platform can set one and more than one is copied at once.</summary>
    public IEnumerable<Candidate> Splits(Candidate candidate)
    {
        if (!fleet.Request.Platform.CanSplit || candidate.InAll == 1)
            yield break;
        foreach (var split in (string[])[BandwidthSplits.ByMemory, BandwidthSplits.ByDirtyRate])
        {
            var weights = BandwidthSplits.Weights(split, fleet.Request.Vms);
            if (weights.Distinct().Count() > 1)
                yield return candidate with
                {
                    Split = split,
                    Weights = weights,
                };
        }
    }

    /// <summary>A candidate at another concurrency, in the same order and with the same split.</summary>
    public Candidate At(Candidate candidate, int perNode)
    {
        var (each, inAll) = PerNode(Math.Clamp(perNode, 1, fleet.MostOfOneSource));
        return candidate with { PerNode = each, InAll = inAll };
    }

    private IEnumerable<Candidate> InNamedOrders((int PerNode, int InAll) concurrency) =>
        (fleet.HasToWait(concurrency) ? _orders : _orders[..1]).Select(order => new Candidate(
            concurrency.PerNode,
            concurrency.InAll,
            order.Name,
            BandwidthSplits.Equal
        )
        {
            Sequence = order.Sequence,
        });

    private Candidate FirstIn((int, int) concurrency) => InNamedOrders(concurrency).First();

    // One node's own number is the number in all.
    private IEnumerable<(int PerNode, int InAll)> InAlls(int perNode) =>
        Ladder(Math.Min(perNode * fleet.Sources, fleet.Count))
            .Where(inAll => inAll >= perNode)
            .Select(inAll => Concurrency(perNode, inAll));

    private (int PerNode, int InAll) PerNode(int perNode) =>
        Concurrency(perNode, perNode * fleet.Sources);

    private (int PerNode, int InAll) Concurrency(int perNode, int inAll)
    {
        inAll = Math.Min(inAll, fleet.Count);
        perNode = Math.Min(Math.Min(perNode, inAll), fleet.MostOfOneSource);
        return (perNode, Math.Min(inAll, perNode * fleet.Sources));
    }

    private static IEnumerable<int> Ladder(int most)
    {
        for (var step = 1; step <= EveryUpTo && step < most; step++)
            yield return step;
        for (var two = EveryUpTo; two < most; two *= 2)
        {
            if (two > EveryUpTo)
                yield return two;
            // Finely where few are meant, in halves where many are.
            int[] between = two < 32 ? [two * 5 / 4, two * 3 / 2] : [two * 3 / 2];
            foreach (var step in between.Where(step => step < most))
                yield return step;
        }

        yield return most;
    }

    private static IEnumerable<int> Between(int low, int high, int most)
    {
        var count = Math.Min(high - low - 1, most);
        for (var i = 1; i <= count; i++)
            yield return low + i * (high - low) / (count + 1);
    }

    // The sorts are stable: equal VMs stay as they came.
    private static (string, int[])[] NamedOrders(IReadOnlyList<PlanVm> vms)
    {
        int[] firstIn = [.. Enumerable.Range(0, vms.Count)];
        var orders = new (string Name, int[] Sequence)[]
        {
            (MigrationOrders.FirstIn, firstIn),
            (MigrationOrders.SmallestFirst, [.. firstIn.OrderBy(vm => vms[vm].MemoryBytes)]),
            (
                MigrationOrders.LargestFirst,
                [.. firstIn.OrderByDescending(vm => vms[vm].MemoryBytes)]
            ),
            (
                MigrationOrders.LowestDirtyRateFirst,
                [.. firstIn.OrderBy(vm => vms[vm].Dirty.RateBytesPerSecond)]
            ),
            (
                MigrationOrders.MostRestlessFirst,
                [.. firstIn.OrderByDescending(vm => vms[vm].Dirty.RateBytesPerSecond)]
            ),
        };
        // What is the same order as a simpler one is that one.
        return
        [
            .. orders.Where(
                (order, i) =>
                    !orders.Take(i).Any(simpler => simpler.Sequence.SequenceEqual(order.Sequence))
            ),
        ];
    }
}
