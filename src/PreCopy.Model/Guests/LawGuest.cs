using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Guests;

/// <summary>Guests of one law, a rate and a working set a lane.</summary>
internal readonly struct LawGuest<TLaw, TLanes>
    : ILaneGuest<LawGuest<TLaw, TLanes>, LawCurve<TLaw>, TLanes>
    where TLaw : struct, IDirtyLaw
    where TLanes : struct, IVectorLanes<TLanes>
{
    private LawGuest(TLanes rate, TLanes workingSet)
    {
        RateBytesPerSecond = rate;
        WorkingSetBytes = workingSet;
    }

    public static LawGuest<TLaw, TLanes> Of(ReadOnlySpan<LawCurve<TLaw>> curves)
    {
        Span<double> rates = stackalloc double[TLanes.Count];
        Span<double> workingSets = stackalloc double[TLanes.Count];
        for (var lane = 0; lane < TLanes.Count; lane++)
            (rates[lane], workingSets[lane]) = (
                curves[lane].RateBytesPerSecond,
                curves[lane].WorkingSetBytes
            );
        return new(TLanes.Load(rates, 0), TLanes.Load(workingSets, 0));
    }

    public TLanes RateBytesPerSecond { get; }

    public TLanes WorkingSetBytes { get; }

    public TLanes UniqueBytes(TLanes writtenBytes) =>
        TLaw.UniqueBytes(writtenBytes, WorkingSetBytes);
}
