namespace PreCopy.Model.Curves;

/// <summary>
/// Piecewise linear through measured points, from (0, 0) to the first point, the last slope continuing past the last
/// point, capped at the working set.
/// </summary>
public readonly struct MeasuredCurve : IDirtyCurve
{
    private readonly double[] _seconds;
    private readonly double[] _bytes;

    /// <summary>A curve through the points (<paramref name="seconds"/>[i], <paramref name="bytes"/>[i]).</summary>
    /// <exception cref="ArgumentException">No points, unequal lengths, times that do not rise from above 0, or bytes that fall.</exception>
    public MeasuredCurve(double[] seconds, double[] bytes, double workingSetBytes)
    {
        if (seconds.Length == 0 || seconds.Length != bytes.Length)
            throw new ArgumentException(
                "a measured curve needs as many times as bytes, at least one"
            );
        for (var i = 0; i < seconds.Length; i++)
        {
            if (!(seconds[i] > (i == 0 ? 0 : seconds[i - 1])))
                throw new ArgumentException(
                    $"time {i} of a measured curve does not rise",
                    nameof(seconds)
                );
            if (!(bytes[i] >= (i == 0 ? 0 : bytes[i - 1])))
                throw new ArgumentException(
                    $"point {i} of a measured curve has fewer bytes than before",
                    nameof(bytes)
                );
        }

        _seconds = seconds;
        _bytes = bytes;
        WorkingSetBytes = workingSetBytes;
        RateBytesPerSecond = bytes[^1] / seconds[^1];
    }

    /// <summary>The mean slope up to the last point: the scale between seconds and bytes written, since a measured curve need not be steepest at 0.</summary>
    public double RateBytesPerSecond { get; }

    /// <inheritdoc/>
    public double WorkingSetBytes { get; }

    /// <inheritdoc/>
    public double UniqueBytes(double writtenBytes) =>
        RateBytesPerSecond > 0
            ? Math.Min(At(writtenBytes / RateBytesPerSecond), WorkingSetBytes)
            : 0;

    /// <inheritdoc/>
    public double Shrink(double bytes, double ratio) =>
        (bytes - UniqueBytes(bytes * ratio)) / bytes;

    // A guest that writes nothing has no time in which it would write what was measured.
    internal MeasuredCurve Scaled(double rate, double size, double mostBytes)
    {
        var workingSet = Math.Min(WorkingSetBytes * size, mostBytes);
        var (slower, larger) = rate > 0 ? (size / rate, size) : (1, 0);
        return new(
            Array.ConvertAll(_seconds, seconds => seconds * slower),
            Array.ConvertAll(_bytes, bytes => bytes * larger),
            workingSet
        );
    }

    private double At(double seconds)
    {
        var next = Array.BinarySearch(_seconds, seconds);
        if (next >= 0)
            return _bytes[next];
        next = Math.Min(~next, _seconds.Length - 1);
        var (fromSeconds, fromBytes) =
            next == 0 ? (0.0, 0.0) : (_seconds[next - 1], _bytes[next - 1]);
        var slope = (_bytes[next] - fromBytes) / (_seconds[next] - fromSeconds);
        return fromBytes + slope * (seconds - fromSeconds);
    }
}
