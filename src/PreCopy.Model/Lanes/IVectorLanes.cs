using System.Numerics;

namespace PreCopy.Model.Lanes;

/// <summary>Several lanes with what a masked loop needs: loads, stores and masks (all bits of a lane set or clear).</summary>
public interface IVectorLanes<TSelf> : ILanes<TSelf>, IBitwiseOperators<TSelf, TSelf, TSelf>
    where TSelf : struct, IVectorLanes<TSelf>
{
    /// <summary>How many lanes.</summary>
    static abstract int Count { get; }

    /// <summary>A mask with every lane set.</summary>
    static abstract TSelf AllSet { get; }

    /// <summary>The lanes from <paramref name="index"/> on; the caller has checked that they are there.</summary>
    static abstract TSelf Load(ReadOnlySpan<double> source, int index);

    /// <summary>Writes the lanes from <paramref name="index"/> on; the caller has checked that there is room.</summary>
    static abstract void Store(TSelf value, Span<double> destination, int index);

    /// <summary>Writes whole numbers of at most 31 bits from <paramref name="index"/> on; the caller has checked that there is room.</summary>
    static abstract void StoreInt32(TSelf value, Span<int> destination, int index);

    /// <summary>The mask of <c>left ≤ right</c>.</summary>
    static abstract TSelf LessOrEqual(TSelf left, TSelf right);

    /// <summary>Lanes of <paramref name="whenSet"/> where the mask is set, of <paramref name="whenClear"/> elsewhere.</summary>
    static abstract TSelf Blend(TSelf mask, TSelf whenSet, TSelf whenClear);

    /// <summary>Lane by lane <paramref name="whenAbove"/> where <c>left &gt; right</c>, elsewhere <paramref name="otherwise"/>: no mask outlives it.</summary>
    static abstract TSelf BlendAbove(TSelf left, TSelf right, TSelf whenAbove, TSelf otherwise);

    /// <summary>The whole number at or below each lane.</summary>
    static abstract TSelf Floor(TSelf value);

    /// <summary>Bit i tells whether lane i of the mask is set.</summary>
    static abstract uint Bits(TSelf mask);

    /// <summary>Byte i is 1 where <c>left &gt; right</c> in lane i and 0 elsewhere: counts of at most 255 add up in one register.</summary>
    static abstract ulong BytesAbove(TSelf left, TSelf right);

    /// <summary>Writes byte i of <paramref name="bytes"/> as the number of lane i, from <paramref name="index"/> on; the caller has checked that there is room.</summary>
    static abstract void StoreBytesAsInt32(ulong bytes, Span<int> destination, int index);

    /// <summary>Writes a byte a lane from <paramref name="index"/> on; the caller has checked that there is room.</summary>
    static abstract void StoreBytes(ulong bytes, Span<byte> destination, int index);
}
