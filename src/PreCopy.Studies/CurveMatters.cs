using PreCopy.Fitting;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.Validation.Published;

namespace PreCopy.Studies;

/// <summary>
/// The same guest as a constant rate and as the curves fitted to it: what each predicts, beside what was published. For the guest
/// of the QEMU predictor that is another simulation, of the curve as measured; for that of VEP 291 it was measured.
/// </summary>
public sealed class CurveMatters : IStudy
{
    private const string DirtyCurve = "dirty curve";
    private const string Constant = "constant rate";
    private const int CurvePoints = 41;

    /// <inheritdoc/>
    public string Name => "curve-matters";

    /// <inheritdoc/>
    public string Question => "What does the dirty curve of a real guest change in the prediction?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table(
            "case",
            "curve",
            "interval (s)",
            "dirtied (bytes)",
            "predicted (s)",
            "published (s)",
            "shortest (s)",
            "longest (s)"
        );
        var settings = new FitSettings
        {
            Resamples = 1,
            MemoryBytes = PredictorGuest.WorkingSetBytes,
        };
        (string Name, AnyCurve Curve)[] curves =
        [
            (Constant, PredictorGuest.ConstantRate),
            .. CurveFitter
                .Fit(PredictorGuest.Measured, null, settings)
                .Candidates.Where(fit => fit.Points.Count == 0)
                .Select(fit => (fit.Curve, fit.Model!.Value)),
            ("measured", PredictorGuest.Curve),
        ];
        AddCurves(data, curves);
        var errors = new List<(string Curve, double Ratio)>();
        foreach (var migration in PredictorGuest.Migrations)
        foreach (var (name, curve) in curves)
            Predict(data, migration, name, curve, errors);
        Predict(data, TunedGuest.Migration, Constant, TunedGuest.ConstantRate, errors);
        Predict(data, TunedGuest.Migration, "capped", TunedGuest.Capped, errors);
        Predict(data, TunedGuest.Migration, "saturating", TunedGuest.Saturating, errors);
        return new(data, Finding(errors));
    }

    private static void AddCurves(Table data, (string Name, AnyCurve Curve)[] curves)
    {
        foreach (var sample in PredictorGuest.Measured)
            Add("samples", sample.Seconds, sample.Bytes);
        var (first, last) = (
            PredictorGuest.Measured[0].Seconds,
            PredictorGuest.Measured[^1].Seconds
        );
        foreach (var (name, curve) in curves)
            for (var i = 0; i < CurvePoints; i++)
            {
                var seconds = first * Math.Pow(last / first, (double)i / (CurvePoints - 1));
                Add(name, seconds, curve.UniqueBytes(curve.RateBytesPerSecond * seconds));
            }

        void Add(string name, double seconds, double bytes) =>
            data.Add(
                DirtyCurve,
                name,
                seconds,
                bytes,
                double.NaN,
                double.NaN,
                double.NaN,
                double.NaN
            );
    }

    private static void Predict(
        Table data,
        PublishedMigration migration,
        string name,
        AnyCurve curve,
        List<(string, double)> errors
    )
    {
        var seconds = migration.PredictedSeconds(curve);
        // The predictor's times are rounded up; what would round to them agrees.
        var isWithin = seconds > migration.Shortest && seconds <= migration.Longest;
        errors.Add((name, isWithin ? 1 : seconds / migration.Seconds));
        data.Add(
            migration.Case,
            name,
            double.NaN,
            double.NaN,
            seconds,
            migration.Seconds,
            migration.Shortest,
            migration.Longest
        );
    }

    private static string Finding(List<(string Curve, double Ratio)> errors)
    {
        return $"Predicted over published time: a constant dirty rate {Range(Constant)}, saturating {Range("saturating")}, hot-cold "
            + $"{Range("hot-cold")}, the measured curve {Range("measured")}.";

        string Range(string curve)
        {
            var ratios = errors
                .Where(each => each.Curve == curve)
                .Select(each => each.Ratio)
                .ToArray();
            var ends = ratios.Where(double.IsFinite).ToArray();
            var times =
                ends.Max() - ends.Min() < 0.005
                    ? $"{ends.Max():0.00}"
                    : $"{ends.Min():0.00} to {ends.Max():0.00}";
            var never = ratios.Length - ends.Length;
            return times + (never > 0 ? $" (no end in {never} of {ratios.Length} cases)" : "");
        }
    }
}
