using PreCopy.Model;

namespace PreCopy.Tests.Model;

/// <summary>What became of one migration.</summary>
public readonly record struct MigrationAnswer(
    double TotalSeconds,
    double DowntimeSeconds,
    double BytesSent,
    int LiveRounds,
    Outcome Outcome
)
{
    public static MigrationAnswer Never =>
        new(
            double.PositiveInfinity,
            double.PositiveInfinity,
            double.PositiveInfinity,
            int.MaxValue,
            Outcome.Never
        );

    /// <summary>Every bit of the answer: two zeros of different sign are not the same.</summary>
    public (long, long, long, int, Outcome) Bits =>
        (
            BitConverter.DoubleToInt64Bits(TotalSeconds),
            BitConverter.DoubleToInt64Bits(DowntimeSeconds),
            BitConverter.DoubleToInt64Bits(BytesSent),
            LiveRounds,
            Outcome
        );
}
