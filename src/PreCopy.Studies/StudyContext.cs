using PreCopy.Lab.Evidence;
using PreCopy.Results;

namespace PreCopy.Studies;

/// <summary>What a study may use besides its own parameters.</summary>
/// <param name="Benchmarks">The measurements of the latest benchmark run, or <see langword="null"/> when there is none.</param>
/// <param name="Cancellation">Asks a long study to stop.</param>
public sealed record StudyContext(Table? Benchmarks, CancellationToken Cancellation)
{
    /// <summary>The latest race, or <see langword="null"/> when there is none.</summary>
    public RaceMeasurements? Race { get; init; }

    /// <summary>A study of the lab, or <see langword="null"/> when there is none.</summary>
    public LabStudyData? Lab { get; init; }

    /// <summary>What every timed run measured, or <see langword="null"/> when there was none.</summary>
    public Table? History { get; init; }
}
