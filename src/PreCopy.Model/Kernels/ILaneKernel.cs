using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>A vector kernel at one width, for whole groups of lanes; <see cref="PaddedBatch{TKernel,TLanes}"/> takes any number.</summary>
internal interface ILaneKernel<TLanes>
    where TLanes : struct, IVectorLanes<TLanes>
{
    /// <summary>Computes a batch of a multiple of <see cref="IVectorLanes{TSelf}.Count"/> migrations.</summary>
    static abstract void Run(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    );
}
