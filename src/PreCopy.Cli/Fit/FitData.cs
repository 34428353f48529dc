using PreCopy.Fitting;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.Scenarios;

namespace PreCopy.Cli.Fit;

/// <summary>The table behind the chart of a fit.</summary>
internal static class FitData
{
    private const int CurvePoints = 61;

    /// <exception cref="InputException">There is nothing to draw.</exception>
    public static Table Table(FitOutcome outcome) =>
        outcome.Log.Migrations.Count > 0 ? OfMigrations(outcome) : OfSamples(outcome);

    private static Table OfMigrations(FitOutcome outcome)
    {
        if (outcome.PredictedSeconds.Count == 0)
            throw new InputException($"--out: nothing to draw: {outcome.Chosen.Reason}");
        var table = new Table("observed (s)", "predicted (s)");
        foreach (var (seen, said) in outcome.Log.Migrations.Zip(outcome.PredictedSeconds))
            table.Add(seen.TotalSeconds, said);
        return table;
    }

    private static Table OfSamples(FitOutcome outcome)
    {
        var samples = outcome.Log.Samples.Where(sample => sample.Bytes > 0).ToArray();
        if (samples.Length == 0)
            throw new InputException("--out: nothing to draw: no sample has bytes dirtied");
        var table = new Table(
            "series",
            "interval (s)",
            "dirtied (bytes)",
            "low (bytes)",
            "high (bytes)"
        );
        foreach (var sample in samples)
            table.Add("samples", sample.Seconds, sample.Bytes, double.NaN, double.NaN);
        var (first, last) = (samples.Min(each => each.Seconds), samples.Max(each => each.Seconds));
        // The chosen curve comes last, on top of the others.
        foreach (
            var fit in outcome
                .Fits.Candidates.Where(fit => fit.Model is not null && fit.Points.Count == 0)
                .Append(outcome.Chosen)
                .Where(fit => fit.Model is not null)
                .Reverse()
                .DistinctBy(fit => fit.Curve)
                .Reverse()
        )
            AddCurve(table, fit, first, last);
        return table;
    }

    private static void AddCurve(Table table, CurveFit fit, double first, double last)
    {
        if (fit.Band.Count > 0)
            foreach (var point in fit.Band)
                table.Add(fit.Curve, point.Seconds, point.Bytes, point.Low, point.High);
        else if (fit.Points.Count > 0)
            foreach (var point in fit.Points)
                table.Add(fit.Curve, point.Seconds, point.Bytes, double.NaN, double.NaN);
        else
            for (var i = 0; i < CurvePoints; i++)
            {
                var seconds = first * Math.Pow(last / first, (double)i / (CurvePoints - 1));
                table.Add(
                    fit.Curve,
                    seconds,
                    Bytes(fit.Model!.Value, seconds),
                    double.NaN,
                    double.NaN
                );
            }
    }

    private static double Bytes(AnyCurve curve, double seconds) =>
        curve.UniqueBytes(curve.RateBytesPerSecond * seconds);
}
