using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Fitting;

/// <summary>
/// A kind of curve as a scale times a shape: u(t) = W·Σ h_j·s(t/T_j), with T_j = W_j/D_j the time in which part j would fill its
/// working set, and h_j its share of W. Only the shape needs a search; the scale has a closed form. Its parameters are
/// logarithms, [ln T] for one part, [ln T_1, ln T_2/T_1, logit h_1] for two, so that a step means the same factor everywhere.
/// </summary>
internal sealed class CurveShape
{
    private const double MostLogit = 7;
    private static readonly double LeastSpread = Math.Log(1.5);

    private readonly Func<double, double> _law;
    private readonly bool _isDouble;

    private CurveShape(string name, Func<double, double> law, bool isDouble) =>
        (Name, _law, _isDouble) = (name, law, isDouble);

    public static CurveShape Capped { get; } = new("capped", Unit<Capped>, isDouble: false);

    public static CurveShape Saturating { get; } =
        new("saturating", Unit<Saturating>, isDouble: false);

    public static CurveShape HotCold { get; } = new("hot-cold", Unit<Saturating>, isDouble: true);

    public static IReadOnlyList<CurveShape> All { get; } = [Capped, Saturating, HotCold];

    public string Name { get; }

    public int Parameters => _isDouble ? 4 : 2;

    /// <summary>The shape's value at t seconds; 1 is the whole working set.</summary>
    public double At(ReadOnlySpan<double> shape, double seconds)
    {
        var first = _law(seconds * Math.Exp(-shape[0]));
        if (!_isDouble)
            return first;
        var share = Share(shape);
        return share * first + (1 - share) * _law(seconds * Math.Exp(-shape[0] - shape[1]));
    }

    /// <summary>How much of the fastest part's working set is dirty after so many seconds.</summary>
    public double Filled(ReadOnlySpan<double> shape, double seconds) =>
        _law(seconds * Math.Exp(-shape[0]));

    /// <summary>The rate and the working set of each part at a scale of W bytes.</summary>
    public (double Rate, double WorkingSet)[] Parts(ReadOnlySpan<double> shape, double scale)
    {
        var time = Math.Exp(shape[0]);
        if (!_isDouble)
            return [(scale / time, scale)];
        var (hot, cold) = (scale * Share(shape), scale * (1 - Share(shape)));
        return [(hot / time, hot), (cold / (time * Math.Exp(shape[1])), cold)];
    }

    /// <summary>Keeps the parameters where they mean something: times far below and far above all samples.</summary>
    public void Clamp(Span<double> shape, double least, double most)
    {
        shape[0] = Math.Clamp(shape[0], least, most - (_isDouble ? LeastSpread : 0));
        if (!_isDouble)
            return;
        shape[1] = Math.Clamp(shape[1], LeastSpread, Math.Max(LeastSpread, most - shape[0]));
        shape[2] = Math.Clamp(shape[2], -MostLogit, MostLogit);
    }

    /// <summary>Where to begin searching: a grid over the allowed times.</summary>
    public IEnumerable<double[]> Grid(double least, double most)
    {
        var steps = _isDouble ? 14 : 60;
        var times = Enumerable
            .Range(0, steps)
            .Select(i => least + (most - least) * i / (steps - 1))
            .ToArray();
        if (!_isDouble)
            return times.Select(time => new[] { time });
        return from hot in times
            from cold in times
            where cold - hot >= LeastSpread
            from logit in new[] { -3.0, -1.5, 0, 1.5 }
            select new[] { hot, cold - hot, logit };
    }

    public AnyCurve Model((double Rate, double WorkingSet)[] parts) =>
        _isDouble ? new HotColdCurve(Part(parts[0]), Part(parts[1]))
        : Name == Capped.Name ? new CappedCurve(parts[0].Rate, parts[0].WorkingSet)
        : Part(parts[0]);

    private static SaturatingCurve Part((double Rate, double WorkingSet) part) =>
        new(part.Rate, part.WorkingSet);

    private static double Share(ReadOnlySpan<double> shape) => 1 / (1 + Math.Exp(-shape[2]));

    private static double Unit<TLaw>(double written)
        where TLaw : struct, IDirtyLaw => TLaw.UniqueBytes(new Lane1(written), new Lane1(1)).Value;
}
