using PreCopy.Model.Curves;

namespace PreCopy.Model.Kernels;

/// <summary>
/// The rest of a migration that has not stopped after <see cref="RoundLeap.LiteralRounds"/> rounds. Every kernel ends its
/// long migrations here, so none can loop for ever and all agree.
/// </summary>
internal static class LongRun
{
    /// <summary>Goes on from round <paramref name="rounds"/> with <paramref name="left"/> bytes to copy.</summary>
    public static MigrationEnd Finish<TLaw>(
        double ratio,
        double workingSet,
        double threshold,
        double maxRounds,
        double maxBytes,
        double rounds,
        double sent,
        double left
    )
        where TLaw : struct, IDirtyLaw
    {
        // In units of the bandwidth the dirty rate is the ratio.
        var dirty = new LawCurve<TLaw>(ratio, workingSet);
        var guest = new GuestAtRatio<LawCurve<TLaw>>(dirty, ratio);
        while (true)
        {
            if (left <= threshold)
                return new(rounds, sent + left, left, Outcome.Converged);
            // The difference, because a sum of very many rounds may be too large for a round to change it.
            if (rounds >= maxRounds || left > maxBytes - sent)
                return new(rounds, sent + left, left, Outcome.Forced);
            var leap = RoundLeap.Plan(guest, left, threshold, maxRounds - rounds, maxBytes - sent);
            if (double.IsPositiveInfinity(leap.Rounds))
                return MigrationEnd.Never;
            rounds += leap.Rounds;
            sent += left * leap.Geometry.Sum(leap.Rounds);
            left *= leap.Geometry.Left(leap.Rounds);
        }
    }
}
