using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>Binary lifting without vectors: no loop whose length depends on the data, but one migration's chain of products is all there is to do at a time.</summary>
public sealed class ScalarLifting : MigrationKernel
{
    /// <inheritdoc/>
    public override string Name => "ScalarLifting";

    /// <inheritdoc/>
    public override string Technique => "binary lifting, one migration after the other";

    /// <inheritdoc/>
    protected internal override void Compute<TLaw, TForced>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    ) => BinaryLifting.Run<TLaw, TForced, Lane1>(batch, limits, switchoverSeconds, results);
}
