using Perfolizer.Mathematics.Cpd;
using Pragmastat;

namespace PreCopy.Studies.Histories;

/// <summary>
/// Where a series of medians steps to another level: the candidates of ED-PELT (Haynes, Fearnhead, Eckley, Statistics and
/// Computing 27, 2017), of which those stay whose step is large.
/// </summary>
/// <remarks>
/// ED-PELT alone sees a step in one in four series of thirty runs of pure noise (standard deviation 3 %). What both
/// thresholds leave is one in fifty at most, and steps of 20 % are still found.
/// </remarks>
public static class ChangePoints
{
    /// <summary>A level has at least this many runs: fewer are an outlier, not a level.</summary>
    public const int FewestRuns = 5;

    /// <summary>A step smaller than this is noise of a shared machine, however steady.</summary>
    public const double LeastRatio = 1.05;

    /// <summary>A step is at least this many times the spread of the runs around it.</summary>
    public const double LeastDisparity = 2;

    /// <summary>The first index of each level after the first; none where the series is too short for two levels.</summary>
    /// <param name="medians">The series, oldest first, all above 0.</param>
    public static IReadOnlyList<int> In(IReadOnlyList<double> medians)
    {
        if (medians.Count < 2 * FewestRuns)
            return [];
        double[] values = [.. medians];
        // ED-PELT names the last index of a level.
        var starts = EdPeltChangePointDetector
            .Instance.GetChangePointIndexes(values, FewestRuns)
            .Select(last => last + 1)
            .ToList();
        for (var i = 0; i < starts.Count; )
        {
            var from = i == 0 ? 0 : starts[i - 1];
            var to = i + 1 < starts.Count ? starts[i + 1] : values.Length;
            if (IsStep(values[from..starts[i]], values[starts[i]..to]))
                i++;
            else
                starts.RemoveAt(i);
        }
        return [.. starts.Select((_, i) => Settled(values, starts, i))];
    }

    /// <summary>The level of some runs: the median of their pairwise averages (Hodges and Lehmann).</summary>
    public static double Level(IEnumerable<double> medians) =>
        Toolkit.Center(new Sample([.. medians]));

    // ED-PELT ranks, and may give the first run of a level away; it belongs to the level that it is nearer to.
    private static int Settled(double[] values, List<int> starts, int place)
    {
        var start = starts[place];
        var from = place == 0 ? 0 : starts[place - 1];
        var to = place + 1 < starts.Count ? starts[place + 1] : values.Length;
        var middle = Math.Sqrt(Level(values[from..start]) * Level(values[start..to]));
        var rises = values[start..to].Average() > middle;
        while (start - 1 > from && values[start - 1] > middle == rises)
            start--;
        while (start + 1 < to && values[start] > middle != rises)
            start++;
        return start;
    }

    private static bool IsStep(double[] before, double[] after)
    {
        var (earlier, later) = (new Sample(before), new Sample(after));
        var ratio = Math.Abs(Math.Log(Toolkit.Ratio(later, earlier)));
        return ratio >= Math.Log(LeastRatio)
            && Math.Abs(Toolkit.Disparity(later, earlier)) >= LeastDisparity;
    }
}
