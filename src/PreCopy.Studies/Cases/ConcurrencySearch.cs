using PreCopy.Model.Curves;

namespace PreCopy.Studies.Cases;

/// <summary>Finds the best concurrency of identical standard VMs by simulating each; not for several threads at once.</summary>
internal sealed class ConcurrencySearch
{
    /// <summary>The largest concurrency that is tried.</summary>
    public const int MostAtOnce = 16;

    // Divides evenly among most concurrencies, so that a last, half-empty wave does not decide.
    private const int VmCount = 48;

    // A larger concurrency must win by more than rounding.
    private const double LeastGain = 1e-9;

    private readonly Batch _batch = new(VmCount);

    /// <summary>Where to search.</summary>
    /// <param name="DirtyRatio">Dirty rate of a VM over the link.</param>
    /// <param name="StreamCap">What one stream carries over the link.</param>
    /// <param name="SetupSeconds">What a migration costs before it copies.</param>
    public readonly record struct Place(double DirtyRatio, double StreamCap, double SetupSeconds);

    /// <summary>The best concurrency and the share of the time that it saves against one at a time; NaN where none ever ends.</summary>
    public readonly record struct Best(double AtOnce, double Saved);

    /// <summary>The best at each of many places, on all cores.</summary>
    public static Best[] FindAll(IReadOnlyList<Place> places, CancellationToken cancellation)
    {
        var found = new Best[places.Count];
        Parallel.For(
            0,
            found.Length,
            new ParallelOptions { CancellationToken = cancellation },
            () => new ConcurrencySearch(),
            (i, _, search) =>
            {
                found[i] = search.Find(places[i]);
                return search;
            },
            _ => { }
        );
        return found;
    }

    /// <summary>The seconds until all VMs are done; +infinity where they never are.</summary>
    public double Makespan(Place place, int concurrency)
    {
        Span<SharedLink.Vm<CappedCurve>> vms = stackalloc SharedLink.Vm<CappedCurve>[VmCount];
        vms.Fill(StandardCase.VmAt(place.DirtyRatio));
        var link = StandardCase.Link(StandardCase.DowntimeLimited) with
        {
            StreamCapBytesPerSecond = place.StreamCap * StandardCase.LinkBytesPerSecond,
            SetupSeconds = place.SetupSeconds,
            Concurrency = concurrency,
        };
        return _batch.Run(link, vms).MakespanSeconds;
    }

    private Best Find(Place place)
    {
        var alone = Makespan(place, 1);
        // What has no end with the link to itself has none with less of it.
        if (!double.IsFinite(alone))
            return new(double.NaN, double.NaN);
        var (best, shortest) = (1, alone);
        for (var concurrency = 2; concurrency <= MostAtOnce; concurrency++)
        {
            var makespan = Makespan(place, concurrency);
            if (makespan < shortest * (1 - LeastGain))
                (best, shortest) = (concurrency, makespan);
        }

        return new(best, 1 - shortest / alone);
    }
}
