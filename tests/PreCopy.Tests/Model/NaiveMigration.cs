using PreCopy.Model;

namespace PreCopy.Tests.Model;

/// <summary>
/// Section 2 of the model once more, by somebody who has not seen the product: doubles, a plain loop, the elementary
/// functions of the runtime.
/// </summary>
internal static class NaiveMigration
{
    private const double NothingLeft = 1e-100;
    private const double Settled = 4e-16;

    /// <summary>The answer, or <see langword="null"/> when it takes more rounds than the caller has patience for.</summary>
    public static MigrationAnswer? Run(
        MigrationCase migration,
        Law law,
        StopPolicy policy,
        double switchoverSeconds,
        int patience
    )
    {
        var (memory, bandwidth, _, _) = migration;
        var (left, sent, rounds) = (memory, 0.0, 0);
        while (rounds < patience)
        {
            sent += left;
            rounds++;
            var next = Dirtied(migration, law, left);
            var isSettled = Math.Abs(next - left) <= Settled * left;
            left = next;
            if (left <= bandwidth * policy.DowntimeSeconds * (1 + 1e-12))
                return Stop(Outcome.Converged);
            if (left <= policy.MinPendingBytes || left <= NothingLeft)
                return Stop(Outcome.Converged);
            if (rounds >= policy.MaxRounds)
                return Stop(Outcome.Forced);
            if (sent + left > policy.MaxFactor * memory)
                return Stop(Outcome.Forced);
            if (isSettled && policy is { MaxRounds: null, MaxFactor: null })
                return MigrationAnswer.Never;
        }

        return null;

        MigrationAnswer Stop(Outcome outcome) =>
            new(
                (sent + left) / bandwidth + switchoverSeconds,
                left / bandwidth + switchoverSeconds,
                sent + left,
                rounds,
                outcome
            );
    }

    private static double Dirtied(MigrationCase migration, Law law, double bytes)
    {
        var (_, bandwidth, dirtyRate, workingSet) = migration;
        var ratio = dirtyRate / bandwidth;
        if (law == Law.Capped)
            return Math.Min(bytes * ratio, workingSet);
        return workingSet == 0 ? 0 : workingSet * OneMinusExp(bytes * ratio / workingSet);
    }

    // 1 − e^(−x) = 2·e^(−x/2)·sinh(x/2), which does not cancel near 0.
    private static double OneMinusExp(double x) =>
        x > 1 ? 1 - Math.Exp(-x) : 2 * Math.Exp(-x / 2) * Math.Sinh(x / 2);
}
