using PreCopy.Model.Curves;

namespace PreCopy.Model;

/// <summary>
/// A round that a look ends before all of it is sent (<see cref="StopPolicy.LookSeconds"/>). With v_k bytes pending at its
/// begin, a rate b, the downtime limit τ and looks every δ seconds from its begin on, it
/// <list type="bullet">
/// <item>ends at the first look that finds at most b·τ unsent: it sends s_k = b·δ·max(1, ⌈(v_k − b·τ)/(b·δ)⌉) in t_k = s_k/b,
/// or v_k where that is less,</item>
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
/// change b is the present one, and δ counts from the round's begin.
/// <para>
/// In proportion is right for writes that fall evenly on S. Where they fall on few pages, most of those are pending already
/// when they are written again, and this takes too many for fresh: a guest with a small hot part may then be said to need
/// longer than it does, or never to converge.
/// </para>
/// </remarks>
public static class PartialRound
{
    /// <summary>r_k: the bytes that a round of <paramref name="pending"/> bytes leaves unsent.</summary>
    /// <param name="pending">v_k in bytes.</param>
    /// <param name="rest">b·τ: what may stay unsent, in bytes.</param>
    /// <param name="first">What has been sent at the next look, in bytes; +infinity for looks only where the round ends.</param>
    /// <param name="step">b·δ: what is sent from that look to the next, in bytes.</param>
    public static double UnsentBytes(double pending, double rest, double first, double step)
    {
        var atFirst = pending - first;
        // A look that comes a rounding before the rest is small enough comes in time.
        return atFirst > rest
            ? Math.Max(
                0,
                atFirst
                    - step * Math.Ceiling((atFirst - rest) / step * (1 - StopPolicy.TieTolerance))
            )
            : Math.Max(0, atFirst);
    }

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
