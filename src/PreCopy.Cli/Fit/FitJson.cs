using PreCopy.Fitting;
using static PreCopy.Cli.OneDocument;

namespace PreCopy.Cli.Fit;

/// <summary>A fit as one JSON document; what the data do not determine is null.</summary>
internal static class FitJson
{
    /// <summary>The keys, for the help.</summary>
    public const string Keys = """
        { "format", "samples", "curve", "supported", "reason", "rateBytesPerSecond": { "value", "low", "high" },
          "workingSetBytes", "bandwidthBytesPerSecond": { … }, "hot", "cold": { "rateBytesPerSecond", "workingSetBytes" },
          "points": [ { "seconds", "bytes" } ], "rSquared", "rmsRelativeResidual", "aicc",
          "candidates": [ { "curve", "supported", "reason", "rateBytesPerSecond", … } ],
          "choice", "advice", "notes", "memoryBytes", "seed", "resamples", "confidence" }
        """;

    /// <summary>Writes the document and a line's end.</summary>
    public static void Write(TextWriter output, FitOutcome outcome)
    {
        var (chosen, settings) = (outcome.Chosen, outcome.Request.Settings);
        OneDocument.Write(
            output,
            new
            {
                outcome.Log.Format,
                Samples = outcome.Count,
                chosen.Curve,
                Supported = chosen.IsSupported,
                chosen.Reason,
                RateBytesPerSecond = Parameter(chosen.RateBytesPerSecond),
                WorkingSetBytes = Parameter(chosen.WorkingSetBytes),
                BandwidthBytesPerSecond = Parameter(outcome.Bandwidth),
                Hot = Part(chosen, 0),
                Cold = Part(chosen, 1),
                chosen.Points,
                RSquared = Finite(chosen.RSquared),
                RmsRelativeResidual = Finite(chosen.RmsRelativeResidual),
                Aicc = Finite(chosen.Aicc),
                Candidates = outcome.Fits.Candidates.Select(Candidate),
                outcome.Fits.Choice,
                Advice = FitAdvice.Of(outcome),
                outcome.Log.Notes,
                settings.MemoryBytes,
                settings.Seed,
                settings.Resamples,
                settings.Confidence,
            }
        );
    }

    private static object Candidate(CurveFit fit) =>
        new
        {
            fit.Curve,
            Supported = fit.IsSupported,
            fit.Reason,
            RateBytesPerSecond = Parameter(fit.RateBytesPerSecond),
            WorkingSetBytes = Parameter(fit.WorkingSetBytes),
            RSquared = Finite(fit.RSquared),
            RmsRelativeResidual = Finite(fit.RmsRelativeResidual),
            Aicc = Finite(fit.Aicc),
        };

    private static object? Part(CurveFit fit, int part) =>
        part < fit.Parts.Count
            ? new
            {
                RateBytesPerSecond = Parameter(fit.Parts[part].RateBytesPerSecond),
                WorkingSetBytes = Parameter(fit.Parts[part].WorkingSetBytes),
            }
            : null;

    private static object? Parameter(Estimate estimate) =>
        estimate == default
            ? null
            : new
            {
                Value = Finite(estimate.Value),
                Low = Finite(estimate.Low),
                High = Finite(estimate.High),
            };
}
