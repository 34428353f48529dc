using System.Numerics;
using System.Runtime.CompilerServices;
using PreCopy.Model.Curves;

namespace PreCopy.Model.Kernels;

/// <summary>Lanes that a vector kernel leaves to the scalar loop: rare, and worth no state of their own.</summary>
internal static class LoneMigrations
{
    /// <summary>Computes anew the migrations from <paramref name="start"/> on whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Redo<TLaw, TForced>(
        uint lanes,
        in MigrationBatch batch,
        int start,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
        where TForced : struct, IForcedStop
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            var index = start + BitOperations.TrailingZeroCount(lanes);
            var bandwidth = batch.BandwidthBytesPerSecond[index];
            Scalar
                .Migrate<TLaw, TForced>(
                    batch.MemoryBytes[index],
                    bandwidth,
                    batch.DirtyBytesPerSecond[index],
                    batch.WorkingSetBytes[index],
                    limits
                )
                .WriteTo(results, index, bandwidth, switchoverSeconds);
        }
    }
}
