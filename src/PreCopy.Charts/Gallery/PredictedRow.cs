using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A predicted time as a multiple of the measured one, with its band.</summary>
internal sealed record PredictedRow(
    string Source,
    string Case,
    string Unit,
    double Predicted,
    double Published,
    double BandLow,
    double BandHigh,
    bool IsContrast,
    bool Passed
)
{
    // A narrower band is a check for equality.
    private const double LeastBand = 0.05;

    internal double Ratio => Predicted / Published;

    internal string Kind =>
        !Passed ? "out of its band"
        : IsContrast ? "model that is known to miss"
        : "prediction";

    /// <summary>What the case says after its last comma: the model.</summary>
    internal string Model => Case[(Case.LastIndexOf(", ", StringComparison.Ordinal) + 2)..];

    /// <summary>The rows of the table that are times with a band that can be seen.</summary>
    internal static IReadOnlyList<PredictedRow> Of(Table data)
    {
        var (sources, cases) = (data.Texts("source"), data.Texts("case"));
        var (quantities, units) = (data.Texts("quantity"), data.Texts("unit"));
        var (predicted, published) = (data.Numbers("predicted"), data.Numbers("published"));
        var (lows, highs) = (data.Numbers("band low"), data.Numbers("band high"));
        var (contrasts, passed) = (data.Texts("contrast"), data.Texts("passed"));
        return
        [
            .. Enumerable
                .Range(0, cases.Length)
                .Where(i =>
                    quantities[i] is "total time" or "makespan"
                    && predicted[i] > 0
                    && highs[i] - lows[i] > LeastBand * published[i]
                )
                .Select(i => new PredictedRow(
                    sources[i],
                    cases[i],
                    units[i],
                    predicted[i],
                    published[i],
                    lows[i] / published[i],
                    highs[i] / published[i],
                    contrasts[i] == "true",
                    passed[i] == "true"
                )),
        ];
    }
}
