using System.Runtime.Intrinsics;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// A masked loop over the machine's widest vectors: the lanes take some rounds together, a lane that is done keeps what it
/// has, and those that are not wait until they fill a vector again. Portable; the arithmetic of a lane is that of
/// <see cref="Scalar"/>, bit for bit.
/// </summary>
public sealed class VectorMaskedLoop : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "VectorMaskedLoop";

    /// <inheritdoc/>
    public override string Technique =>
        "a masked loop, a migration a lane; long migrations are gathered";

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        if (Vector512.IsHardwareAccelerated)
            PaddedBatch<MaskedLoop<TLaw, TForced, Lanes8>, Lanes8>.Run(
                batch,
                limits,
                switchoverSeconds,
                results
            );
        else
            PaddedBatch<MaskedLoop<TLaw, TForced, Lanes4>, Lanes4>.Run(
                batch,
                limits,
                switchoverSeconds,
                results
            );
    }
}
