using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>Binary lifting, eight migrations side by side in portable vectors; without AVX-512 the runtime makes two of each, and the registers run out.</summary>
public sealed class Vector512Lifting : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "Vector512Lifting";

    /// <inheritdoc/>
    public override string Technique => "binary lifting in portable vectors of 512 bits";

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    ) => BinaryLifting.Run<TLaw, TForced, Lanes8>(batch, limits, switchoverSeconds, results);
}
