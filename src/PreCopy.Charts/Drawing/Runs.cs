namespace PreCopy.Charts.Drawing;

/// <summary>The stretches of a series that have values.</summary>
internal static class Runs
{
    internal static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Of(double[] xs, double[] ys)
    {
        var runs = new List<IReadOnlyList<(double X, double Y)>>();
        List<(double X, double Y)>? run = null;
        for (var i = 0; i < xs.Length; i++)
        {
            if (!double.IsFinite(ys[i]))
            {
                run = null;
                continue;
            }
            if (run is null)
                runs.Add(run = []);
            run.Add((xs[i], ys[i]));
        }
        return runs;
    }
}
