using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PreCopy.Model.Kernels;

namespace PreCopy.SharedLink;

// The loop over the ends of rounds: the earliest tag, found in registers.
internal sealed partial class VirtualTimeEngine<TCurve>
{
    // Ends round after round, up to an instant at which somebody leaves the link or a timer is due, and tells whose transfers
    // end at that instant. From one event to the next the processor waits for the search alone: what follows a round is known
    // before it ends. No call in the loop: it would push the tags out of the registers.
    private uint EndRounds<TForced, TVectors>()
        where TForced : struct, IForcedStop
        where TVectors : struct, IVectorCount
    {
        ref var tags = ref MemoryMarshal.GetArrayDataReference(_tags);
        ref var nextTags = ref MemoryMarshal.GetArrayDataReference(_nextTags);
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var tags0 = LoadWritten(ref tags);
        var tags1 = TVectors.Count > 1 ? LoadWritten(ref Unsafe.Add(ref tags, 4)) : default;
        var tags2 = TVectors.Count > 2 ? LoadWritten(ref Unsafe.Add(ref tags, 8)) : default;
        var tags3 = TVectors.Count > 2 ? LoadWritten(ref Unsafe.Add(ref tags, 12)) : default;
        uint ended;
        while (true)
        {
            var earliest = tags0;
            if (TVectors.Count > 1)
                earliest = Vector256.MinNative(earliest, tags1);
            if (TVectors.Count > 2)
                earliest = Vector256.MinNative(earliest, Vector256.MinNative(tags2, tags3));
            earliest = Vector256.MinNative(
                earliest,
                Vector256.Shuffle(earliest, Vector256.Create(2L, 3, 0, 1))
            );
            earliest = Vector256.MinNative(
                earliest,
                Vector256.Shuffle(earliest, Vector256.Create(1L, 0, 3, 2))
            );
            ended = Vector256.Equals(tags0, earliest).ExtractMostSignificantBits();
            if (TVectors.Count > 1)
                ended |= Vector256.Equals(tags1, earliest).ExtractMostSignificantBits() << 4;
            if (TVectors.Count > 2)
                ended |=
                    Vector256.Equals(tags2, earliest).ExtractMostSignificantBits() << 8
                    | Vector256.Equals(tags3, earliest).ExtractMostSignificantBits() << 12;
            var place = BitOperations.TrailingZeroCount(ended);
            var tag = earliest.ToScalar();
            var now = _clock.SecondsAt(tag);
            ref var slot = ref Unsafe.Add(ref slots, place);
            if (!(now <= _nextTimer))
            {
                _clock.VirtualTime = tag;
                ended = 0;
                break;
            }

            if (slot.Stop != 0)
            {
                (_clock.Now, _clock.VirtualTime) = (now, tag);
                break;
            }

            ref var nextTag = ref Unsafe.Add(ref nextTags, place);
            var at = Vector256.Create((long)place);
            var following = Vector256.Create(nextTag);
            tags0 = Replace(tags0, at, 0, following);
            if (TVectors.Count > 1)
                tags1 = Replace(tags1, at, 4, following);
            if (TVectors.Count > 2)
            {
                tags2 = Replace(tags2, at, 8, following);
                tags3 = Replace(tags3, at, 12, following);
            }

            EndRound<TForced>(ref slot, ref nextTag, now);
            if (_needsLeaps)
                break;
        }

        tags0.StoreUnsafe(ref tags);
        if (TVectors.Count > 1)
            tags1.StoreUnsafe(ref tags, 4);
        if (TVectors.Count > 2)
        {
            tags2.StoreUnsafe(ref tags, 8);
            tags3.StoreUnsafe(ref tags, 12);
        }

        return ended;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Replace(
        Vector256<double> tags,
        Vector256<long> at,
        long first,
        Vector256<double> tag
    ) =>
        Vector256.ConditionalSelect(
            Vector256
                .Equals(at, Vector256.Create(first, first + 1, first + 2, first + 3))
                .AsDouble(),
            tag,
            tags
        );

    // One by one, because a processor waits when it reads a vector of which a part has just been written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LoadWritten(ref double first) =>
        Vector256.Create(
            first,
            Unsafe.Add(ref first, 1),
            Unsafe.Add(ref first, 2),
            Unsafe.Add(ref first, 3)
        );

    private uint EndedBy(double virtualTime)
    {
        var ended = 0u;
        for (var place = 0; place < _atOnce; place++)
            ended |= _tags[place] <= virtualTime ? 1u << place : 0;
        return ended;
    }
}
