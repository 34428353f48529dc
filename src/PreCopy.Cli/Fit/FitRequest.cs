using PreCopy.Fitting;
using PreCopy.Model.Policies;

namespace PreCopy.Cli.Fit;

/// <summary>What <c>fit</c> was asked for.</summary>
internal sealed record FitRequest(InputSource Source)
{
    /// <summary>The kind of curve, or null for the best.</summary>
    public string? Curve { get; init; }

    public required FitSettings Settings { get; init; }

    public required double PageBytes { get; init; }

    public required double? LinkBytesPerSecond { get; init; }

    public required PolicyPreset Preset { get; init; }

    public bool AsJson { get; init; }

    public string? OutputFolder { get; init; }

    public string? ScenarioFile { get; init; }
}
