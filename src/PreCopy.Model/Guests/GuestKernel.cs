using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Guests;

/// <summary>Batches of guests with any curve under any policy: in lanes where the curve has them, one by one where not.</summary>
/// <param name="policy">The stop policy.</param>
/// <param name="switchoverSeconds">The overhead o that ends every downtime.</param>
/// <param name="results">Receives the results.</param>
internal readonly ref struct GuestKernel(
    StopPolicy policy,
    double switchoverSeconds,
    MigrationResults results
)
{
    private readonly MigrationResults _results = results;

    /// <summary>Guests of one law.</summary>
    public void Run<TLaw>(in MigrationBatch batch, bool inLanes)
        where TLaw : struct, IDirtyLaw
    {
        var source = new LawSource<TLaw>(batch);
        if (policy.LookSeconds is not null)
            WordForWord<LawSource<TLaw>, LawCurve<TLaw>>(source);
        else if (!inLanes || batch.Count < Lanes4.Count)
            OneByOne<LawSource<TLaw>, LawCurve<TLaw>>(source);
        else if (Vector512.IsHardwareAccelerated)
            InLanes<LawSource<TLaw>, LawCurve<TLaw>, LawGuest<TLaw, Lanes8>, Lanes8>(source);
        else
            InLanes<LawSource<TLaw>, LawCurve<TLaw>, LawGuest<TLaw, Lanes4>, Lanes4>(source);
    }

    /// <summary>Guests of any kind; those of hot-cold curves in lanes.</summary>
    public void Run<TCurve>(in GuestBatch<TCurve> batch, bool inLanes)
        where TCurve : struct, IDirtyCurve
    {
        if (policy.LookSeconds is not null)
            WordForWord<GuestSource<TCurve>, TCurve>(new(batch));
        else if (inLanes && batch.Count >= Lanes4.Count && typeof(TCurve) == typeof(HotColdCurve))
            HotCold(
                new()
                {
                    MemoryBytes = batch.MemoryBytes,
                    BandwidthBytesPerSecond = batch.BandwidthBytesPerSecond,
                    Curves = MemoryMarshal.Cast<TCurve, HotColdCurve>(batch.Curves),
                }
            );
        else
            OneByOne<GuestSource<TCurve>, TCurve>(new(batch));
    }

    private void HotCold(GuestBatch<HotColdCurve> batch)
    {
        var source = new GuestSource<HotColdCurve>(batch);
        if (Vector512.IsHardwareAccelerated)
            InLanes<GuestSource<HotColdCurve>, HotColdCurve, HotColdGuest<Lanes8>, Lanes8>(source);
        else
            InLanes<GuestSource<HotColdCurve>, HotColdCurve, HotColdGuest<Lanes4>, Lanes4>(source);
    }

    private void OneByOne<TSource, TCurve>(TSource source)
        where TSource : struct, IGuestSource<TCurve>, allows ref struct
        where TCurve : struct, IDirtyCurve =>
        InLanes<TSource, TCurve, CurveGuest<TCurve>, Lane1>(source);

    // Looks inside a round: GuestMigration takes them, and no lanes.
    private void WordForWord<TSource, TCurve>(TSource source)
        where TSource : struct, IGuestSource<TCurve>, allows ref struct
        where TCurve : struct, IDirtyCurve
    {
        for (var i = 0; i < source.MemoryBytes.Length; i++)
        {
            var dirty = source.Curve(i);
            var bandwidth = source.BandwidthBytesPerSecond[i];
            GuestMigration<TCurve>
                .Run(source.MemoryBytes[i], bandwidth, dirty, policy)
                .WriteTo(_results, i, dirty, bandwidth, switchoverSeconds);
        }
    }

    private void InLanes<TSource, TCurve, TGuest, TLanes>(TSource source)
        where TSource : struct, IGuestSource<TCurve>, allows ref struct
        where TCurve : struct, IDirtyCurve
        where TGuest : struct, ILaneGuest<TGuest, TCurve, TLanes>
        where TLanes : struct, IVectorLanes<TLanes> =>
        new GuestLanes<TSource, TCurve, TGuest, TLanes>(
            source,
            policy,
            switchoverSeconds,
            _results
        ).Run();
}
