namespace PreCopy.Fitting;

/// <summary>A dirty curve and a bandwidth, fitted to whole migrations through the model.</summary>
/// <param name="Curve">The curve with its rate, its working set and how well it explains the migrations.</param>
/// <param name="BandwidthBytesPerSecond">The link's bandwidth, bytes/s; nothing when every migration came with its own.</param>
/// <param name="PredictedSeconds">The total time that the model gives each migration at the best values.</param>
public sealed record MigrationFit(
    CurveFit Curve,
    Estimate BandwidthBytesPerSecond,
    IReadOnlyList<double> PredictedSeconds
);
