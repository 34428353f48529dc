using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Guests;

/// <summary>A guest a lane: what <see cref="IDirtyCurve"/> is for one.</summary>
internal interface ILaneGuest<TSelf, TCurve, TLanes>
    where TSelf : struct, ILaneGuest<TSelf, TCurve, TLanes>
    where TCurve : struct, IDirtyCurve
    where TLanes : struct, IVectorLanes<TLanes>
{
    /// <summary>A lane for each of as many curves as there are lanes.</summary>
    static abstract TSelf Of(ReadOnlySpan<TCurve> curves);

    /// <summary>D in bytes/s.</summary>
    TLanes RateBytesPerSecond { get; }

    /// <summary>W in bytes.</summary>
    TLanes WorkingSetBytes { get; }

    /// <summary>The unique bytes of so many written.</summary>
    TLanes UniqueBytes(TLanes writtenBytes);
}
