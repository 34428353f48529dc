using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>Binary lifting at one width, and the masked loop where no closed form holds.</summary>
internal static class BinaryLifting
{
    /// <summary>Whether few enough rounds are allowed for all powers to stay in registers.</summary>
    public static bool IsShort<TLaw>(in StopLimits limits) =>
        ClosedForm.Holds<TLaw>(limits) && limits.MaxRounds <= LiftingSteps.MostRounds;

    /// <summary>Group after group.</summary>
    public static void Run<TLaw, TForced, TLanes>(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
        where TLaw : struct, IDirtyLaw
        where TForced : struct, IForcedStop
        where TLanes : struct, IVectorLanes<TLanes>
    {
        if (IsShort<TLaw>(limits))
            PaddedBatch<ShortLifting<TForced, TLanes>, TLanes>.Run(
                batch,
                limits,
                switchoverSeconds,
                results
            );
        else if (ClosedForm.Holds<TLaw>(limits))
            PaddedBatch<LongLifting<TForced, TLanes>, TLanes>.Run(
                batch,
                limits,
                switchoverSeconds,
                results
            );
        else
            PaddedBatch<MaskedLoop<TLaw, TForced, TLanes>, TLanes>.Run(
                batch,
                limits,
                switchoverSeconds,
                results
            );
    }
}
