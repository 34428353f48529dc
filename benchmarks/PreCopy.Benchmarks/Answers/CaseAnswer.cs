using System.Globalization;

namespace PreCopy.Benchmarks.Answers;

/// <summary>What a benchmark case computed.</summary>
/// <param name="Checksum">A hash of every bit of the answer.</param>
public sealed record CaseAnswer(ulong Checksum)
{
    /// <summary>Migrations simulated per operation; 0 where that is not what is counted.</summary>
    public int MigrationsPerOperation { get; init; }

    /// <summary>The mean makespan of the simulated batches, in seconds; <see langword="null"/> without batches.</summary>
    public double? MakespanSeconds { get; init; }

    /// <summary>The makespan over the one of the same VMs one after another; <see langword="null"/> without batches.</summary>
    public double? Slowdown { get; init; }

    /// <summary>The checksum as it is written: 16 hexadecimal digits.</summary>
    public string ChecksumText => Checksum.ToString("x16", CultureInfo.InvariantCulture);
}
