using PreCopy.Model.Curves;

namespace PreCopy.Tests.Model;

/// <summary>Dirty curves by name, as themselves and as <see cref="AnyCurve"/>.</summary>
internal static class CurveCases
{
    private static readonly CappedCurve Constant = new(1e8, 8e9);
    private static readonly CappedCurve CappedEarly = new(3e8, 1e9);
    private static readonly SaturatingCurve Saturating = new(2e8, 2e9);
    private static readonly HotColdCurve HotCold = new(new(5e8, 2e8), new(1e7, 3e9));
    private static readonly HotColdCurve Skewed = new(new(1e9, 1e6), new(1, 1e9));
    private static readonly MeasuredCurve Concave = new(
        [0.125, 1, 10],
        [64e6, 400e6, 1.2e9],
        workingSetBytes: 4e9
    );
    private static readonly MeasuredCurve OnePoint = new([2], [1e9], workingSetBytes: 3e9);

    private static readonly Dictionary<string, (IDirtyCurve Held, AnyCurve Any)> All = new()
    {
        ["constant"] = (Constant, Constant),
        ["capped"] = (CappedEarly, CappedEarly),
        ["saturating"] = (Saturating, Saturating),
        ["hot-cold"] = (HotCold, HotCold),
        ["hot-cold, skewed"] = (Skewed, Skewed),
        ["measured"] = (Concave, Concave),
        ["measured at one point"] = (OnePoint, OnePoint),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static IDirtyCurve Held(string name) => All[name].Held;

    public static AnyCurve Any(string name) => All[name].Any;

    /// <summary>From nothing to far beyond the working set, finely where the curve bends.</summary>
    public static double[] Seconds(IDirtyCurve curve)
    {
        var bend = curve.WorkingSetBytes / curve.RateBytesPerSecond;
        return [0, .. Enumerable.Range(-60, 91).Select(i => bend * Math.Pow(10, i / 20.0))];
    }
}
