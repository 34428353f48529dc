using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.Model.Guests;

/// <summary>Where a migration under any policy ended: the numbers from which its results follow.</summary>
/// <param name="Rounds">Rounds that were begun live.</param>
/// <param name="Sent">Bytes sent live.</param>
/// <param name="Left">Bytes that followed: the paused send, or the push after a switch; 0 for an abort.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="LostBytes">Σ θ·(bytes of a live round): b times the vCPU-seconds lost.</param>
internal readonly record struct GuestEnd(
    double Rounds,
    double Sent,
    double Left,
    Outcome Outcome,
    double LostBytes
)
{
    /// <summary>A migration that copies for ever.</summary>
    public static GuestEnd Never(double throttle) =>
        new(
            double.PositiveInfinity,
            double.PositiveInfinity,
            double.PositiveInfinity,
            Outcome.Never,
            throttle > 0 ? double.PositiveInfinity : 0
        );

    /// <summary>Writes the results of migration <paramref name="index"/>, copied at <paramref name="bandwidth"/> bytes/s.</summary>
    public void WriteTo<TCurve>(
        in MigrationResults results,
        int index,
        in TCurve dirty,
        double bandwidth,
        double switchoverSeconds
    )
        where TCurve : struct, IDirtyCurve
    {
        var total = Sent + Left;
        var switchover = Outcome == Outcome.Aborted ? 0 : switchoverSeconds;
        var paused = Outcome == Outcome.PostCopy ? 0 : Left;
        results.TotalSeconds[index] = total / bandwidth + switchover;
        results.DowntimeSeconds[index] = paused / bandwidth + switchover;
        results.BytesSent[index] = total;
        results.LiveRounds[index] = Rounds < int.MaxValue ? (int)Rounds : int.MaxValue;
        results.Outcomes[index] = Outcome;
        if (!results.LostVcpuSeconds.IsEmpty)
            results.LostVcpuSeconds[index] = LostBytes / bandwidth;
        if (!results.DemandedBytes.IsEmpty)
            results.DemandedBytes[index] =
                Outcome == Outcome.PostCopy
                    ? PostCopy.DemandedBytes(dirty, Left, Left / bandwidth)
                    : 0;
    }
}
