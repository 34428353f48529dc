using PreCopy.Model.Curves;

namespace PreCopy.Model;

/// <summary>
/// A round that a look ends before all of it is sent (<see cref="StopPolicy.LookSeconds"/>). With v_k bytes pending at its
/// begin, a rate b, the downtime limit τ and looks every δ seconds it
/// <list type="bullet">
/// <item>ends at a look that finds at most b·τ unsent, on average half of δ after it would have been found first: it sends
/// s_k = min(v_k, max(v_k − b·(τ − δ/2), b·δ)) in t_k = s_k/b,</item>
/// <item>leaves r_k = v_k − s_k unsent,</item>
/// <item>and is followed by v_(k+1) = u(t_k) + r_k·κ_k, because a page that is unsent and dirtied again is pending once:
/// κ_k is the share of the unsent pages that are not.</item>
/// </list>
/// Unsent pages of the first pass lie anywhere in the memory: κ_0 = 1 − u/M. Later ones are some of those that the guest
/// dirtied last, and its curve tells how many different pages it dirties with as many more: as u(w) of w bytes written,
/// κ_k = (u(v_k + D·t_k) − u(D·t_k))/u(v_k). A guest that writes at random dirties them again in proportion, κ = 1 − u/W; one
/// that goes round its working set comes back to them last, κ = 1 until it has been everywhere.
/// </summary>
/// <remarks>
/// QEMU: migration/migration.c, migration_iteration_run, synchronises the dirty bitmap whenever what is pending has fallen
/// below bandwidth · downtime limit, and migration/ram.c, ram_save_iterate, comes back to it after at most about 50 ms
/// (MAX_WAIT). τ is that of the look before the round, for the first pass that of the first look. On a link whose rates
/// change b is the present one, and δ counts from the round's begin.
/// </remarks>
public static class PartialRound
{
    /// <summary>r_k: the bytes that a round of <paramref name="pending"/> bytes leaves unsent.</summary>
    /// <param name="pending">v_k in bytes.</param>
    /// <param name="rest">b·τ: what may stay unsent, in bytes.</param>
    /// <param name="look">b·δ: what is sent from look to look, in bytes; +infinity for looks only where the round ends.</param>
    /// <param name="least">What has been sent when the first look comes, in bytes: b·δ where the rate was always the same.</param>
    // Not v_k − s_k: what may stay unsent must not depend on the last bits of a much larger round.
    public static double UnsentBytes(double pending, double rest, double look, double least) =>
        Math.Max(0, Math.Min(rest - look / 2, pending - least));

    /// <summary>v_(k+1): the bytes pending after a round.</summary>
    /// <param name="dirty">The guest's curve.</param>
    /// <param name="pending">v_k in bytes.</param>
    /// <param name="unsent">r_k in bytes.</param>
    /// <param name="written">What the guest writes in the round, in bytes: the throttled rate times its duration.</param>
    /// <param name="isFirstPass">Whether k is 0, and v_k the memory.</param>
    public static double PendingAfter<TCurve>(
        in TCurve dirty,
        double pending,
        double unsent,
        double written,
        bool isFirstPass
    )
        where TCurve : struct, IDirtyCurve
    {
        var dirtied = dirty.UniqueBytes(written);
        // A round that is sent whole, as all are without looks, needs no more of the curve.
        if (unsent == 0)
            return dirtied;
        var kept = isFirstPass ? KeptInFirstPass(dirtied, pending) : Kept(dirty, pending, written);
        return dirtied + unsent * kept;
    }

    /// <summary>κ_0: the share of the memory that the first pass does not find dirtied again.</summary>
    /// <param name="dirtied">u(t_0) in bytes.</param>
    /// <param name="memory">M in bytes.</param>
    public static double KeptInFirstPass(double dirtied, double memory) => 1 - dirtied / memory;

    /// <summary>κ_k: the share of what the guest dirtied last that it does not dirty again.</summary>
    /// <param name="dirty">The guest's curve.</param>
    /// <param name="pending">v_k in bytes.</param>
    /// <param name="written">What it writes in the round, in bytes: the throttled rate times its duration.</param>
    public static double Kept<TCurve>(in TCurve dirty, double pending, double written)
        where TCurve : struct, IDirtyCurve
    {
        var earlier = dirty.UniqueBytes(pending);
        return earlier > 0
            ? (dirty.UniqueBytes(pending + written) - dirty.UniqueBytes(written)) / earlier
            : 1;
    }
}
