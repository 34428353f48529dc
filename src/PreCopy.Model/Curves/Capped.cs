using System.Runtime.CompilerServices;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Curves;

/// <summary>The law min(D·t, W): a constant dirty rate that never hits a page twice until all of W is dirty.</summary>
public readonly struct Capped : IDirtyLaw
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes UniqueBytes<TLanes>(TLanes writtenBytes, TLanes workingSetBytes)
        where TLanes : struct, ILanes<TLanes> => TLanes.Min(writtenBytes, workingSetBytes);

    /// <inheritdoc/>
    public static double Shrink(double bytes, double ratio, double workingSetBytes) =>
        bytes * ratio < workingSetBytes ? 1 - ratio : 1 - workingSetBytes / bytes;
}
