using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace PreCopy.Fitting;

/// <summary>
/// Finds the smallest value of a function from several starts, each by the simplex of Nelder and Mead: it needs no
/// derivatives, which a capped curve and a stop policy do not have everywhere.
/// </summary>
internal static class Search
{
    private const double FirstStep = 0.3;
    private const double Tolerance = 1e-9;
    private const int MostSteps = 5_000;

    public static (double[] At, double Value) Least(
        Func<double[], double> function,
        IEnumerable<double[]> starts
    )
    {
        var objective = ObjectiveFunction.Value(at => function(at.AsArray()));
        var best = (At: Array.Empty<double>(), Value: double.PositiveInfinity);
        foreach (var start in starts)
        {
            var at = start;
            try
            {
                at = NelderMeadSimplex
                    .Minimum(
                        objective,
                        Vector<double>.Build.DenseOfArray(start),
                        Vector<double>.Build.Dense(start.Length, FirstStep),
                        Tolerance,
                        MostSteps
                    )
                    .MinimizingPoint.AsArray();
            }
            catch (MaximumIterationsException)
            {
                // A start that leads nowhere counts as the place where it began.
            }

            var value = function(at);
            if (value < best.Value)
                best = (at, value);
        }

        return best;
    }
}
