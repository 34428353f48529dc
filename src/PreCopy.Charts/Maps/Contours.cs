namespace PreCopy.Charts.Maps;

/// <summary>Lines of equal value through a grid, by marching squares: straight within a square, interpolated on its sides.</summary>
internal static class Contours
{
    /// <summary>
    /// The lines on which the values reach a level, each a list of points in units of cells: (2.5, 0) is half-way between
    /// the third and the fourth column's centres. Squares with a corner that is not finite have no line.
    /// </summary>
    internal static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Trace(
        double[,] values,
        double level
    )
    {
        var segments = new List<((double X, double Y) From, (double X, double Y) To)>();
        for (var x = 0; x + 1 < values.GetLength(0); x++)
        for (var y = 0; y + 1 < values.GetLength(1); y++)
            AddSquare(segments, values, level, x, y);
        return Chain(segments);
    }

    private static void AddSquare(
        List<((double X, double Y) From, (double X, double Y) To)> segments,
        double[,] values,
        double level,
        int x,
        int y
    )
    {
        ReadOnlySpan<(int X, int Y)> corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
        var crossings = new List<(double X, double Y)>();
        for (var i = 0; i < 4; i++)
        {
            // A side is walked from its lower end, so that both its squares compute the same point to the last bit.
            var (a, b) = (corners[i], corners[(i + 1) % 4]);
            if (b.X < a.X || b.Y < a.Y)
                (a, b) = (b, a);
            var (low, high) = (values[a.X, a.Y] - level, values[b.X, b.Y] - level);
            if (!double.IsFinite(low) || !double.IsFinite(high))
                return;
            if (low >= 0 == high >= 0)
                continue;
            var share = low / (low - high);
            crossings.Add((a.X + share * (b.X - a.X), a.Y + share * (b.Y - a.Y)));
        }
        for (var i = 0; i + 1 < crossings.Count; i += 2)
            segments.Add((crossings[i], crossings[i + 1]));
    }

    private static List<IReadOnlyList<(double X, double Y)>> Chain(
        List<((double X, double Y) From, (double X, double Y) To)> segments
    )
    {
        var lines = new List<IReadOnlyList<(double X, double Y)>>();
        while (segments.Count > 0)
        {
            var line = new LinkedList<(double X, double Y)>([segments[^1].From, segments[^1].To]);
            segments.RemoveAt(segments.Count - 1);
            while (Next(segments, line.Last!.Value) is { } next)
                line.AddLast(next);
            while (Next(segments, line.First!.Value) is { } before)
                line.AddFirst(before);
            lines.Add([.. line]);
        }
        return lines;
    }

    /// <summary>Takes the segment that continues from a point and returns its other end.</summary>
    private static (double X, double Y)? Next(
        List<((double X, double Y) From, (double X, double Y) To)> segments,
        (double X, double Y) end
    )
    {
        var index = segments.FindIndex(segment => segment.From == end || segment.To == end);
        if (index < 0)
            return null;
        var (from, to) = segments[index];
        segments.RemoveAt(index);
        return from == end ? to : from;
    }
}
