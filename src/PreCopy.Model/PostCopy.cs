using PreCopy.Model.Curves;

namespace PreCopy.Model;

/// <summary>
/// After a switch to the target with memory still missing: it is pushed over at the VM's rate, and what the guest touches
/// before it has come is fetched on demand, ahead of the rest; every page crosses the link once, so demand changes the order
/// and not the end.
/// </summary>
public static class PostCopy
{
    // Simpson's rule; even.
    private const int Intervals = 256;

    /// <summary>
    /// The bytes fetched on demand. The guest is taken to touch in t seconds as much of its working set W as it dirties,
    /// u(t), and the push to come to a page at any time of its <paramref name="pushSeconds"/> R alike: of the missing bytes
    /// that belong to W, the share (1/R)·∫₀ᴿ u(t)/W dt is touched first. Missing memory outside W is never touched. An upper
    /// estimate, because a page fetched on demand leaves the queue and those behind it come sooner; a guest that mostly
    /// reads touches more than it dirties.
    /// </summary>
    /// <param name="dirty">The guest's dirty curve.</param>
    /// <param name="missingBytes">What is missing at the switch.</param>
    /// <param name="pushSeconds">How long the rest takes after the switch, in seconds.</param>
    public static double DemandedBytes<TCurve>(
        in TCurve dirty,
        double missingBytes,
        double pushSeconds
    )
        where TCurve : struct, IDirtyCurve
    {
        var workingSet = dirty.WorkingSetBytes;
        if (!(workingSet > 0) || !(missingBytes > 0) || !(pushSeconds > 0))
            return 0;
        var written = dirty.RateBytesPerSecond * pushSeconds / Intervals;
        var sum = dirty.UniqueBytes(written * Intervals);
        for (var i = 1; i < Intervals; i++)
            sum += (i % 2 == 0 ? 2 : 4) * dirty.UniqueBytes(written * i);
        return Math.Min(missingBytes, workingSet) * (sum / (3 * Intervals) / workingSet);
    }
}
