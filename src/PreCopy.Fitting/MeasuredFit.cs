using PreCopy.Model.Curves;
using PreCopy.Model.Observations;

namespace PreCopy.Fitting;

/// <summary>
/// The samples themselves as a curve: the mean of each interval's length, and where a longer interval shows less than a
/// shorter one, both at their mean (isotonic regression by pooling adjacent violators: Barlow et al., Statistical Inference
/// under Order Restrictions, 1.2). No parameters, so no interval.
/// </summary>
internal static class MeasuredFit
{
    public const string Name = "measured";

    private const int Fewest = 2;

    public static CurveFit Of(IReadOnlyList<DirtySample> samples, double? memoryBytes)
    {
        var points = Isotonic(samples);
        if (points.Length < Fewest || points[^1].Bytes <= 0)
            return new CurveFit
            {
                Curve = Name,
                Reason =
                    points.Length < Fewest
                        ? $"too few samples: a measured curve needs intervals of at least {Fewest} different lengths"
                        : "nothing was dirtied in any sample",
            };
        var last = points[^1].Bytes;
        var curve = new MeasuredCurve(
            [.. points.Select(point => point.Seconds)],
            [.. points.Select(point => point.Bytes)],
            memoryBytes ?? double.PositiveInfinity
        );
        return new CurveFit
        {
            Curve = Name,
            RateBytesPerSecond = new(points[0].Bytes / points[0].Seconds, null, null),
            WorkingSetBytes = new(null, last, memoryBytes),
            RmsRelativeResidual = Residual(samples, points),
            Model = curve,
            Points = points,
        };
    }

    private static DirtySample[] Isotonic(IReadOnlyList<DirtySample> samples)
    {
        var pools = new List<(List<double> Seconds, double Sum, int Count)>();
        foreach (var length in samples.GroupBy(sample => sample.Seconds).OrderBy(each => each.Key))
        {
            var pool = (
                Seconds: new List<double> { length.Key },
                Sum: length.Sum(sample => sample.Bytes),
                Count: length.Count()
            );
            while (pools.Count > 0 && pools[^1].Sum / pools[^1].Count > pool.Sum / pool.Count)
            {
                var before = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pool = (
                    [.. before.Seconds, .. pool.Seconds],
                    before.Sum + pool.Sum,
                    before.Count + pool.Count
                );
            }

            pools.Add(pool);
        }

        return
        [
            .. pools.SelectMany(pool =>
                pool.Seconds.Select(seconds => new DirtySample(seconds, pool.Sum / pool.Count))
            ),
        ];
    }

    private static double Residual(IReadOnlyList<DirtySample> samples, DirtySample[] points)
    {
        var at = points.ToDictionary(point => point.Seconds, point => point.Bytes);
        var squares = samples
            .Where(sample => sample.Bytes > 0)
            .Select(sample => Math.Pow(Math.Log(sample.Bytes / at[sample.Seconds]), 2))
            .ToArray();
        return Math.Sqrt(squares.Sum() / squares.Length);
    }
}
