using System.Numerics;

namespace PreCopy.Model.Lanes;

/// <summary>
/// One or more doubles that go through the same arithmetic side by side: the mathematics is written once against this
/// interface and compiled for one lane, for four and for eight. No operation is contracted or reordered, so a lane's
/// result has the same bits at every width.
/// </summary>
public interface ILanes<TSelf>
    : IAdditionOperators<TSelf, TSelf, TSelf>,
        ISubtractionOperators<TSelf, TSelf, TSelf>,
        IMultiplyOperators<TSelf, TSelf, TSelf>,
        IDivisionOperators<TSelf, TSelf, TSelf>,
        IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The value in every lane.</summary>
    static abstract TSelf All(double value);

    /// <summary>The smaller of each pair; no operand is NaN.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger of each pair; no operand is NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>e^x − 1 for x ≤ 0, as <see cref="LaneMath.ExpM1(Lane1)"/> does it.</summary>
    static abstract TSelf ExpM1(TSelf x);
}
