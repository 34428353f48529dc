namespace PreCopy.Model.Kernels;

/// <summary>Where a migration stopped: the numbers from which its results follow.</summary>
/// <param name="Rounds">Rounds that ran live.</param>
/// <param name="Total">All bytes on the wire.</param>
/// <param name="Paused">Of these, the paused send.</param>
/// <param name="Outcome">How it ended.</param>
internal readonly record struct MigrationEnd(
    double Rounds,
    double Total,
    double Paused,
    Outcome Outcome
)
{
    /// <summary>A migration that copies for ever.</summary>
    public static MigrationEnd Never =>
        new(
            double.PositiveInfinity,
            double.PositiveInfinity,
            double.PositiveInfinity,
            Outcome.Never
        );

    /// <summary>Writes the results of migration <paramref name="index"/>, copied at <paramref name="bandwidth"/> bytes/s.</summary>
    public void WriteTo(
        in MigrationResults results,
        int index,
        double bandwidth,
        double switchoverSeconds
    )
    {
        results.TotalSeconds[index] = Total / bandwidth + switchoverSeconds;
        results.DowntimeSeconds[index] = Paused / bandwidth + switchoverSeconds;
        results.BytesSent[index] = Total;
        results.LiveRounds[index] = Rounds < int.MaxValue ? (int)Rounds : int.MaxValue;
        results.Outcomes[index] = Outcome;
    }
}
