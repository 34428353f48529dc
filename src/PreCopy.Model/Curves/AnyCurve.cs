namespace PreCopy.Model.Curves;

/// <summary>Any of the curves, for batches whose VMs differ; a batch of one kind is faster with that kind's own type.</summary>
public readonly struct AnyCurve : IDirtyCurve
{
    private enum Kind : byte
    {
        Capped,
        Saturating,
        HotCold,
        Measured,
    }

    private readonly Kind _kind;
    private readonly HotColdCurve _parametric;
    private readonly MeasuredCurve _measured;

    private AnyCurve(
        Kind kind,
        double rate,
        double workingSet,
        HotColdCurve parametric = default,
        MeasuredCurve measured = default
    )
    {
        _kind = kind;
        RateBytesPerSecond = rate;
        WorkingSetBytes = workingSet;
        _parametric = parametric;
        _measured = measured;
    }

    /// <inheritdoc/>
    public double RateBytesPerSecond { get; }

    /// <inheritdoc/>
    public double WorkingSetBytes { get; }

    /// <inheritdoc/>
    public double UniqueBytes(double writtenBytes) =>
        _kind switch
        {
            Kind.Capped => new CappedCurve(RateBytesPerSecond, WorkingSetBytes).UniqueBytes(
                writtenBytes
            ),
            Kind.Saturating => new SaturatingCurve(RateBytesPerSecond, WorkingSetBytes).UniqueBytes(
                writtenBytes
            ),
            Kind.HotCold => _parametric.UniqueBytes(writtenBytes),
            _ => _measured.UniqueBytes(writtenBytes),
        };

    /// <inheritdoc/>
    public double Shrink(double bytes, double ratio) =>
        _kind switch
        {
            Kind.Capped => Capped.Shrink(bytes, ratio, WorkingSetBytes),
            Kind.Saturating => Saturating.Shrink(bytes, ratio, WorkingSetBytes),
            Kind.HotCold => _parametric.Shrink(bytes, ratio),
            _ => _measured.Shrink(bytes, ratio),
        };

    /// <summary>
    /// The curve of a guest that is r times as busy on f times as many pages: u'(t) = f·u(t·r/f), so that D' = r·D and W' = f·W.
    /// </summary>
    /// <param name="rateFactor">r, at least 0 and finite.</param>
    /// <param name="workingSetFactor">f, above 0 and finite; as much of it as <paramref name="mostBytes"/> allows.</param>
    /// <param name="mostBytes">What the working set may be at most: the VM's memory.</param>
    /// <exception cref="ArgumentException">A factor out of its range.</exception>
    public AnyCurve Scaled(double rateFactor, double workingSetFactor, double mostBytes)
    {
        if (!(rateFactor >= 0 && double.IsFinite(rateFactor)))
            throw new ArgumentException("the factor of a dirty rate must not be negative");
        if (!(workingSetFactor > 0 && double.IsFinite(workingSetFactor)))
            throw new ArgumentException("the factor of a working set must be above 0");
        var size =
            WorkingSetBytes * workingSetFactor > mostBytes
                ? mostBytes / WorkingSetBytes
                : workingSetFactor;
        if (rateFactor == 1 && size == 1)
            return this;
        return _kind switch
        {
            Kind.Capped => Scaled(Kind.Capped, rateFactor, size, mostBytes),
            Kind.Saturating => Scaled(Kind.Saturating, rateFactor, size, mostBytes),
            Kind.HotCold => _parametric.Scaled(rateFactor, size, mostBytes),
            _ => _measured.Scaled(rateFactor, size, mostBytes),
        };
    }

    private AnyCurve Scaled(Kind kind, double rate, double size, double most) =>
        new(kind, RateBytesPerSecond * rate, Math.Min(WorkingSetBytes * size, most));

    /// <summary>A capped curve.</summary>
    public static implicit operator AnyCurve(CappedCurve curve) =>
        new(Kind.Capped, curve.RateBytesPerSecond, curve.WorkingSetBytes);

    /// <summary>A saturating curve.</summary>
    public static implicit operator AnyCurve(SaturatingCurve curve) =>
        new(Kind.Saturating, curve.RateBytesPerSecond, curve.WorkingSetBytes);

    /// <summary>A hot-cold curve.</summary>
    public static implicit operator AnyCurve(HotColdCurve curve) =>
        new(Kind.HotCold, curve.RateBytesPerSecond, curve.WorkingSetBytes, parametric: curve);

    /// <summary>A measured curve.</summary>
    public static implicit operator AnyCurve(MeasuredCurve curve) =>
        new(Kind.Measured, curve.RateBytesPerSecond, curve.WorkingSetBytes, measured: curve);
}
