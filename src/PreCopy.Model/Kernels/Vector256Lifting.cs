using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>Binary lifting, four migrations side by side in portable vectors; what the machine lacks the runtime puts together from narrower ones.</summary>
public sealed class Vector256Lifting : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "Vector256Lifting";

    /// <inheritdoc/>
    public override string Technique => "binary lifting in portable vectors of 256 bits";

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    ) => BinaryLifting.Run<TLaw, TForced, Lanes4>(batch, limits, switchoverSeconds, results);
}
