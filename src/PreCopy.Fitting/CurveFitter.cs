using PreCopy.Model.Observations;

namespace PreCopy.Fitting;

/// <summary>Fits dirty curves to samples of one, and says which explains them best and what they do not support.</summary>
public static class CurveFitter
{
    /// <summary>The kinds of curves that can be asked for.</summary>
    public static IReadOnlyList<string> Curves { get; } =
    [.. CurveShape.All.Select(shape => shape.Name), MeasuredFit.Name];

    // Two fewer units of AICc are said to be no evidence (Burnham and Anderson, 2.6).
    private const double NoEvidence = 2;

    /// <summary>Fits every kind, and gives intervals to the one that was asked for or, for null, to the best.</summary>
    /// <param name="samples">The samples, in any order.</param>
    /// <param name="curve">One of <see cref="Curves"/>, or null for the one with the lowest AICc.</param>
    /// <param name="settings">Seed, memory and so on.</param>
    /// <exception cref="ArgumentException">There is no such kind of curve.</exception>
    public static CurveFits Fit(
        IReadOnlyList<DirtySample> samples,
        string? curve,
        FitSettings settings
    )
    {
        if (curve is not null && !Curves.Contains(curve))
            throw new ArgumentException($"no curve is called '{curve}'", nameof(curve));
        var measured = MeasuredFit.Of(samples, settings.MemoryBytes);
        var logs = new LogSamples(samples);
        var tried = CurveShape
            .All.Select(shape => (Shape: shape, Refusal: TooLittle(shape, samples, logs)))
            .Select(each =>
                (
                    each.Shape,
                    each.Refusal,
                    Fit: each.Refusal is null ? FittedShape.Of(each.Shape, logs) : null
                )
            )
            .ToArray();
        var single = tried.First(each => each.Shape == CurveShape.Saturating).Fit;
        var fitted = tried.Where(each => each.Fit is not null).Select(each => each.Fit!).ToArray();
        var best = fitted.MinBy(fit => fit.Aicc(logs.Count));
        var chosen = curve ?? best?.Kind.Name ?? CurveShape.All[0].Name;
        CurveFit[] candidates =
        [
            .. tried.Select(each =>
                each.Fit is null ? new CurveFit { Curve = each.Shape.Name, Reason = each.Refusal }
                : each.Shape.Name == chosen ? FitReport.Full(each.Fit, single!, logs, settings)
                : FitReport.Brief(each.Fit, single!, logs, settings)
            ),
            measured,
        ];
        return new(
            candidates.Single(each => each.Curve == chosen),
            candidates,
            Choice(fitted, logs.Count, curve)
        );
    }

    private static string? TooLittle(
        CurveShape shape,
        IReadOnlyList<DirtySample> all,
        LogSamples samples
    )
    {
        var (needed, times) = (shape.Parameters + 3, samples.Seconds.Distinct().Count());
        return samples.Count == 0 && all.Count > 0
                ? "nothing was dirtied in any sample: there is no rate to fit"
            : samples.Count < needed
                ? $"too few samples: {samples.Count} with bytes dirtied, and {shape.Parameters} parameters need at least {needed}"
            : times == 1
                ? $"every sample is of the same length, {Words.Number(samples.Seconds[0])} s: a curve needs intervals of different lengths"
            : times <= shape.Parameters
                ? $"too few lengths of intervals: {times}, and {shape.Parameters} parameters need at least {shape.Parameters + 1}"
            : null;
    }

    private static string Choice(FittedShape[] fitted, int count, string? asked)
    {
        var ranked = fitted.OrderBy(fit => fit.Aicc(count)).ToArray();
        if (ranked.Length == 0)
            return "No curve with parameters can be fitted";
        var best = ranked[0].Kind.Name;
        var lead = ranked.Length > 1 ? ranked[1].Aicc(count) - ranked[0].Aicc(count) : 0;
        var words =
            ranked.Length == 1 ? $"only {best} has enough samples"
            : lead < NoEvidence
                ? $"{best} and {ranked[1].Kind.Name} explain the samples about equally well (AICc differs by {Words.Number(lead)})"
            : $"{best} explains the samples best (its AICc is lower by {Words.Number(lead)} than that of {ranked[1].Kind.Name})";
        return asked is null || asked == best
            ? char.ToUpperInvariant(words[0]) + words[1..]
            : $"{char.ToUpperInvariant(asked[0])}{asked[1..]} was asked for; {words}";
    }
}
