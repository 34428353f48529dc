using System.Runtime.CompilerServices;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Curves;

/// <summary>The law W·(1 − e^(−D·t/W)): writes fall uniformly at random on the working set.</summary>
public readonly struct Saturating : IDirtyLaw
{
    // An empty working set dirties nothing; the floor keeps 0/0 out.
    private const double LeastWorkingSet = 1e-300;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes UniqueBytes<TLanes>(TLanes writtenBytes, TLanes workingSetBytes)
        where TLanes : struct, ILanes<TLanes> =>
        -(
            workingSetBytes
            * TLanes.ExpM1(
                -(writtenBytes / TLanes.Max(workingSetBytes, TLanes.All(LeastWorkingSet)))
            )
        );

    /// <inheritdoc/>
    public static double Shrink(double bytes, double ratio, double workingSetBytes)
    {
        var x = bytes * ratio / Math.Max(workingSetBytes, LeastWorkingSet);
        // 1 − (1 − e^(−x))/x: by its series where the difference would cancel.
        var saturation =
            x < 1e-3
                ? x / 2 * (1 - x / 3 * (1 - x / 4))
                : 1 + LaneMath.ExpM1(new Lane1(-x)).Value / x;
        return 1 - ratio + ratio * saturation;
    }
}
