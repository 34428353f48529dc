namespace PreCopy.Model;

/// <summary>
/// A round that a look ends before all of it is sent (<see cref="StopPolicy.LookSeconds"/>). With v_k bytes pending at its
/// begin, a rate b, the downtime limit τ and the shortest time δ between two looks it
/// <list type="bullet">
/// <item>sends s_k = min(v_k, max(v_k − b·τ, b·δ)) in t_k = s_k/b,</item>
/// <item>leaves r_k = v_k − s_k unsent,</item>
/// <item>and is followed by v_(k+1) = r_k + u(t_k)·(1 − r_k/S_k), S_0 = M and S_k = max(W, v_k) after the first pass:
/// a page that is unsent and dirtied again is pending once, and writes fall on the unsent pages in proportion.</item>
/// </list>
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
    /// <param name="least">b·δ: what is sent before the next look, in bytes; +infinity for the whole round.</param>
    // Not v_k − s_k: what may stay unsent must not depend on the last bits of a much larger round.
    public static double UnsentBytes(double pending, double rest, double least) =>
        Math.Max(0, Math.Min(rest, pending - least));

    /// <summary>u(t_k)·(1 − r_k/S_k): of the bytes dirtied in a round those that were not pending already.</summary>
    /// <param name="dirtied">u(t_k) in bytes.</param>
    /// <param name="unsent">r_k in bytes.</param>
    /// <param name="among">S_k in bytes: what the guest writes to, above 0.</param>
    public static double FreshBytes(double dirtied, double unsent, double among) =>
        dirtied * (1 - unsent / among);
}
