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
    /// <summary>How many doubles.</summary>
    static abstract int Count { get; }

    /// <summary>The value in every lane.</summary>
    static abstract TSelf All(double value);

    /// <summary>The doubles from <paramref name="source"/>[<paramref name="index"/>] on; the caller guarantees that they are there.</summary>
    static abstract TSelf Load(ref readonly double source, int index);

    /// <summary>Writes the lanes to <paramref name="destination"/>[<paramref name="index"/>] and on.</summary>
    static abstract void Store(TSelf value, ref double destination, int index);

    /// <summary>Writes the lanes, rounded towards zero and saturated, as 32-bit integers.</summary>
    static abstract void StoreInt32(TSelf value, ref int destination, int index);

    /// <summary>The smaller of each pair; no operand is NaN.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>The larger of each pair; no operand is NaN.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>A mask, all bits set in the lanes where <c>left ≤ right</c>.</summary>
    static abstract TSelf LessOrEqual(TSelf left, TSelf right);

    /// <summary>The bits of both masks.</summary>
    static abstract TSelf And(TSelf left, TSelf right);

    /// <summary>The bits of either mask.</summary>
    static abstract TSelf Or(TSelf left, TSelf right);

    /// <summary>The bits of <paramref name="left"/> that <paramref name="right"/> does not have.</summary>
    static abstract TSelf AndNot(TSelf left, TSelf right);

    /// <summary>Lanes of the first where the mask is set, of the second elsewhere.</summary>
    static abstract TSelf Select(TSelf mask, TSelf set, TSelf clear);

    /// <summary>Whether the mask is set in any lane.</summary>
    static abstract bool Any(TSelf mask);

    /// <summary>Whether the mask is set in the given lane.</summary>
    static abstract bool IsSet(TSelf mask, int lane);

    /// <summary>2 to the power of whole numbers from −1022 to 1023.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponent);
}
