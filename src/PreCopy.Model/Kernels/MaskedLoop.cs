using System.Runtime.CompilerServices;
using PreCopy.Model.Curves;
using PreCopy.Model.Lanes;

namespace PreCopy.Model.Kernels;

/// <summary>
/// <see cref="VectorMaskedLoop"/> at one width: some migrations go on together for a stint; those not done by then wait
/// until there are as many again. Without that nearly every vector would have a lane that goes on to the round cap, and its
/// others would idle.
/// </summary>
internal readonly struct MaskedLoop<TLaw, TForced, TLanes> : ILaneKernel<TLanes>
    where TLaw : struct, IDirtyLaw
    where TForced : struct, IForcedStop
    where TLanes : struct, IVectorLanes<TLanes>
{
    /// <inheritdoc/>
    public static void Run(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results
    )
    {
        var stragglers = new Stragglers(
            stackalloc double[Stragglers.NumberCount],
            stackalloc int[Stragglers.SlotCount]
        );
        var gathered = new GatheredLanes(
            stackalloc double[GatheredLanes.NumberCount],
            stackalloc int[Stragglers.Most],
            stackalloc Outcome[Stragglers.Most]
        );
        for (var start = 0; start < batch.Count; start += Stragglers.Most)
        {
            var count = Math.Min(Stragglers.Most, batch.Count - start);
            Begin(batch, start, count, limits, stragglers);
            MaskedStint<TLaw, TForced, TLanes>.Run(
                batch,
                start,
                count,
                limits,
                switchoverSeconds,
                results,
                ref stragglers
            );
            while (stragglers.Count >= Stragglers.Most)
                GoOn(batch, limits, switchoverSeconds, results, gathered, ref stragglers);
        }
        while (stragglers.Count > 0)
            GoOn(batch, limits, switchoverSeconds, results, gathered, ref stragglers);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void GoOn(
        in MigrationBatch batch,
        in StopLimits limits,
        double switchoverSeconds,
        in MigrationResults results,
        in GatheredLanes gathered,
        ref Stragglers stragglers
    )
    {
        var count = stragglers.Take();
        var places = stragglers.Places[..count];
        gathered.Gather(batch, places);
        MaskedStint<TLaw, TForced, TLanes>.Run(
            gathered.Batch,
            0,
            count,
            limits,
            switchoverSeconds,
            gathered.Results,
            ref stragglers
        );
        gathered.Scatter(results, places);
    }

    // The first pass.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Begin(
        in MigrationBatch batch,
        int start,
        int count,
        in StopLimits limits,
        in Stragglers stragglers
    )
    {
        for (var lane = 0; lane < count; lane += TLanes.Count)
        {
            var ratio = MaskedStint<TLaw, TForced, TLanes>.Ratio(batch, start + lane);
            var workingSet = TLanes.Load(batch.WorkingSetBytes, start + lane);
            var memory = TLanes.Load(batch.MemoryBytes, start + lane);
            var left = TLaw.UniqueBytes(memory * ratio, workingSet);
            var rounds = TLanes.All(1);
            if (!TForced.IsPresent)
            {
                // Those that settle above their threshold never end.
                var threshold = MaskedStint<TLaw, TForced, TLanes>.Threshold(
                    batch,
                    start + lane,
                    limits
                );
                var never =
                    ~TLanes.LessOrEqual(left, threshold)
                    & TLanes.LessOrEqual(
                        threshold,
                        TLaw.UniqueBytes(threshold * ratio, workingSet)
                    );
                rounds = TLanes.Blend(never, TLanes.All(double.PositiveInfinity), rounds);
            }
            TLanes.Store(memory, stragglers.Sent, lane);
            TLanes.Store(left, stragglers.Left, lane);
            TLanes.Store(rounds, stragglers.Rounds, lane);
        }
        var place = start;
        foreach (ref var each in stragglers.Places)
            each = place++;
    }
}
