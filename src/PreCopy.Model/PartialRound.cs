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
/// Unsent pages of the first pass lie anywhere in the memory: κ_0 = 1 − u(t_0)/M. Later ones were dirtied in the round before,
/// and u tells how many different pages both rounds dirtied together: κ_k = (u(t_(k−1) + t_k) − u(t_k))/u(t_(k−1)).
/// A guest that writes at random dirties them again in proportion, κ = 1 − u/W; one that goes round its working set comes
/// back to them last, κ = 1 until it has been everywhere.
/// </summary>
/// <remarks>
/// QEMU: migration/migration.c, migration_iteration_run, synchronises the dirty bitmap whenever what is pending has fallen
/// below bandwidth · downtime limit, and migration/ram.c, ram_save_iterate, comes back to it after at most about 50 ms
/// (MAX_WAIT). τ is that of the look before the round, for the first pass that of the first look. On a link whose rates
/// change b is the present one, and δ counts from the round's begin. Pages that two looks have left unsent are taken for some
/// of the round before.
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

    /// <summary>κ_0: the share of the memory that the first pass does not find dirtied again.</summary>
    /// <param name="dirtied">u(t_0) in bytes.</param>
    /// <param name="memory">M in bytes.</param>
    public static double KeptInFirstPass(double dirtied, double memory) => 1 - dirtied / memory;

    /// <summary>κ_k: the share of what was dirtied in the round before that is not dirtied again.</summary>
    /// <param name="dirty">The guest's curve.</param>
    /// <param name="before">What the guest wrote in the round before: the throttled rate times its duration, in bytes.</param>
    /// <param name="written">What it wrote in this round, in bytes.</param>
    public static double Kept<TCurve>(in TCurve dirty, double before, double written)
        where TCurve : struct, IDirtyCurve
    {
        var earlier = dirty.UniqueBytes(before);
        return earlier > 0
            ? (dirty.UniqueBytes(before + written) - dirty.UniqueBytes(written)) / earlier
            : 1;
    }
}
