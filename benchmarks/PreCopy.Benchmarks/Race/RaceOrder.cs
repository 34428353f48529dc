using PreCopy.Results;

namespace PreCopy.Benchmarks.Race;

/// <summary>
/// Who runs after whom: every round has its own order, so that no contender is always next to the same one. The order
/// depends on the launch, the case and the round alone.
/// </summary>
public sealed class RaceOrder(int launch, int place)
{
    private readonly Random _random = new(
        unchecked(Manifest.WorkloadSeed + 1_000 * launch + place)
    );

    /// <summary>The contenders' places in the order of the next round.</summary>
    public int[] Next(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        _random.Shuffle(order);
        return order;
    }
}
