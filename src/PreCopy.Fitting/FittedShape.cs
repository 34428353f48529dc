namespace PreCopy.Fitting;

/// <summary>The best curve of a kind: the least squares of relative residuals.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="At">The shape's parameters.</param>
/// <param name="LogScale">ln W.</param>
/// <param name="Squares">The sum of the squared residuals.</param>
internal sealed record FittedShape(CurveShape Kind, double[] At, double LogScale, double Squares)
{
    // Curves that agree to 0.01 % are equally good: no measurement is better.
    private const double LeastResidual = 1e-4;
    private const int Starts = 3;
    private const double Filled = 0.99;

    public double Scale => Math.Exp(LogScale);

    public (double Rate, double WorkingSet)[] Parts => Kind.Parts(At, Scale);

    public double Rate => Parts.Sum(part => part.Rate);

    /// <summary>Searches from the best places of a grid; near a place, from there, and over a small grid that one part has.</summary>
    public static FittedShape Of(CurveShape kind, LogSamples samples, double[]? near = null)
    {
        var (least, most) = (samples.LeastTime, samples.MostTime);
        // From the far end: of equally good times the longest is taken, which leaves the working set open.
        var starts = kind.Grid(least, most)
            .Reverse()
            .OrderBy(at => samples.Residuals(kind, at).Squares)
            .Take(near is null ? Starts : 1);
        var (found, _) = Search.Least(
            at => samples.Residuals(kind, Inside(at)).Squares,
            near is null ? starts
                : kind == CurveShape.HotCold ? [near]
                : starts.Append(near)
        );
        var best = Inside(found);
        var (logScale, squares) = samples.Residuals(kind, best);
        return new(kind, best, logScale, squares);

        double[] Inside(double[] at)
        {
            var inside = (double[])at.Clone();
            kind.Clamp(inside, least, most);
            return inside;
        }
    }

    public double Bytes(double seconds) => Scale * Kind.At(At, seconds);

    /// <summary>Whether the fastest part has dirtied all but a hundredth of its working set by then.</summary>
    public bool IsFilledIn(double seconds) => Kind.Filled(At, seconds) > Filled;

    /// <summary>
    /// AICc (Burnham and Anderson, Model Selection and Multimodel Inference, 2.4): n·ln(RSS/n) + 2k + 2k(k+1)/(n−k−1), the
    /// residuals' variance being one of the k parameters.
    /// </summary>
    public double Aicc(int count)
    {
        var k = Kind.Parameters + 1;
        var variance = Math.Max(Squares / count, LeastResidual * LeastResidual);
        return count * Math.Log(variance) + 2 * k + 2.0 * k * (k + 1) / (count - k - 1);
    }
}
