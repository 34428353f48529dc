using PreCopy.Model.Curves;

namespace PreCopy.Fitting;

/// <summary>One kind of dirty curve, fitted to samples.</summary>
public sealed record CurveFit
{
    /// <summary>The kind, as scenarios call it: <c>capped</c>, <c>saturating</c>, <c>hot-cold</c>, <c>measured</c>.</summary>
    public required string Curve { get; init; }

    /// <summary>Why the data cannot support the fit, in words; null when they can.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the data support the fit.</summary>
    public bool IsSupported => Reason is null;

    /// <summary>The dirty rate, bytes/s.</summary>
    public Estimate RateBytesPerSecond { get; init; }

    /// <summary>The writable working set, bytes.</summary>
    public Estimate WorkingSetBytes { get; init; }

    /// <summary>The hot part and the cold part of a <c>hot-cold</c> curve; empty for the others.</summary>
    public IReadOnlyList<CurvePart> Parts { get; init; } = [];

    /// <summary>1 less the share of the samples' variance that the curve leaves; NaN when the samples do not vary.</summary>
    public double RSquared { get; init; } = double.NaN;

    /// <summary>The root of the mean squared relative residual: 0.1 is 10 %.</summary>
    public double RmsRelativeResidual { get; init; } = double.NaN;

    /// <summary>Akaike's information criterion for small samples, lower is better; NaN for <c>measured</c>, which has no parameters.</summary>
    public double Aicc { get; init; } = double.NaN;

    /// <summary>The curve at the best values, also where the data leave one open; null when none was fitted.</summary>
    public AnyCurve? Model { get; init; }

    /// <summary>The points of a <c>measured</c> curve; empty for the others.</summary>
    public IReadOnlyList<Model.Observations.DirtySample> Points { get; init; } = [];

    /// <summary>The curve and its interval along the samples' times; empty where there is no interval.</summary>
    public IReadOnlyList<BandPoint> Band { get; init; } = [];
}
