using System.Numerics;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Model.Lanes;
using PreCopy.Model.Policies;

namespace PreCopy.Model.Guests;

/// <summary>
/// A batch of guests through the <see cref="GuestLoop{TGuest, TCurve, TForced, TRule, TLanes}"/>, as many at a time as there
/// are lanes. Those that settle or take very many rounds are computed anew as a <see cref="GuestMigration{TCurve}"/>, which leaps.
/// </summary>
internal readonly ref struct GuestLanes<TSource, TCurve, TGuest, TLanes>(
    TSource source,
    StopPolicy policy,
    double switchoverSeconds,
    MigrationResults results
)
    where TSource : struct, IGuestSource<TCurve>, allows ref struct
    where TCurve : struct, IDirtyCurve
    where TGuest : struct, ILaneGuest<TGuest, TCurve, TLanes>
    where TLanes : struct, IVectorLanes<TLanes>
{
    private readonly TSource _source = source;
    private readonly MigrationResults _results = results;

    /// <summary>Computes every migration.</summary>
    public void Run()
    {
        switch (policy.MaxRounds, policy.MaxFactor)
        {
            case (null, null):
                Run<NotForced>();
                break;
            case (not null, null):
                Run<RoundCapped>();
                break;
            case (null, not null):
                Run<FactorCapped>();
                break;
            default:
                Run<RoundAndFactorCapped>();
                break;
        }
    }

    private void Run<TForced>()
        where TForced : struct, IForcedStop
    {
        if (policy.IsPlain)
            Run<TForced, FixedRule>();
        else
            Run<TForced, ChangingRule>();
    }

    private void Run<TForced, TRule>()
        where TForced : struct, IForcedStop
        where TRule : struct, IRule
    {
        Span<GuestEnd> ends = stackalloc GuestEnd[TLanes.Count];
        Span<double> memory = stackalloc double[TLanes.Count];
        Span<double> bandwidth = stackalloc double[TLanes.Count];
        Eight<TCurve> curves = default;
        var count = _source.MemoryBytes.Length;
        for (var start = 0; start < count; start += TLanes.Count)
        {
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                // Copies of the last one fill the vector.
                var index = Math.Min(start + lane, count - 1);
                memory[lane] = _source.MemoryBytes[index];
                bandwidth[lane] = _source.BandwidthBytesPerSecond[index];
                curves[lane] = _source.Curve(index);
            }

            var loop = new GuestLoop<TGuest, TCurve, TForced, TRule, TLanes>(
                TLanes.Load(memory, 0),
                TLanes.Load(bandwidth, 0),
                TGuest.Of(curves),
                policy
            );
            for (var open = loop.Run(ends); open != 0; open &= open - 1)
            {
                var lane = BitOperations.TrailingZeroCount(open);
                ends[lane] = GuestMigration<TCurve>.Run(
                    memory[lane],
                    bandwidth[lane],
                    curves[lane],
                    policy
                );
            }

            for (var lane = 0; lane < TLanes.Count && start + lane < count; lane++)
                ends[lane]
                    .WriteTo(
                        _results,
                        start + lane,
                        curves[lane],
                        bandwidth[lane],
                        switchoverSeconds
                    );
        }
    }
}
