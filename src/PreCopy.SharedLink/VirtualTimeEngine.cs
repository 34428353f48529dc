using System.Numerics;
using System.Runtime.Intrinsics;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;

namespace PreCopy.SharedLink;

/// <summary>
/// A few VMs at once on a link whose stream cap never binds: everybody gets w·λ, and in virtual time, V = ∫λ dt, a transfer
/// ends at V + bytes/w whoever else comes and goes. So its end, and what follows it, are known when it begins, and an event
/// is to find the earliest tag and put the next one in its place. Only a change of the rates has work for every slot.
/// The arithmetic is that of <see cref="TracedLinkEngine{TCurve, TTrace}"/>, which takes over the batches that need leaps.
/// </summary>
internal sealed partial class VirtualTimeEngine<TCurve>
    where TCurve : struct, IDirtyCurve
{
    /// <summary>The most VMs at once; their tags stay in the processor's registers.</summary>
    public const int MostAtOnce = 16;

    private readonly LinkSlot<TCurve>[] _slots = new LinkSlot<TCurve>[MostAtOnce];

    // In virtual time: when the transfer under way ends, +infinity where there is none, and the one after it.
    private readonly double[] _tags = new double[MostAtOnce];
    private readonly double[] _nextTags = new double[MostAtOnce];

    // Those whose transfer is under way, a bit each, and of these who have begun at this instant.
    private uint _sending;
    private uint _beginning;

    private LinkSettings? _settings;
    private StopLimits _limits;
    private bool _isRoundCapLiteral;
    private double _bandwidth;
    private double _setupSeconds;
    private double _switchoverSeconds;
    private LinkClock _clock;
    private double _sharedSince;
    private bool _hasEqualWeights;
    private CompensatedSum _weights;
    private int _atOnce;
    private int _members;
    private int _admitted;
    private bool _membersChanged;
    private bool _needsLeaps;

    public VirtualTimeEngine() => Clear();

    /// <summary>Whether the engine can simulate such a batch.</summary>
    public static bool Applies(in MemoryLink link, int count) =>
        Vector256.IsHardwareAccelerated
        && Math.Min(link.Settings.Concurrency, count) <= MostAtOnce
        && link.Settings.StreamCapBytesPerSecond >= link.UsableBytesPerSecond
        && link.Settings.Policy.IsPlain;

    /// <summary>Simulates a batch; <see langword="false"/>, and nothing of use in the results, when it turns out to need leaps.</summary>
    public bool TryRun(in LinkBatch<TCurve> batch)
    {
        var policy = batch.Settings.Policy;
        return (policy.MaxRounds, policy.MaxFactor) switch
        {
            (null, null) => TryRun<NotForced>(batch),
            (not null, null) => TryRun<RoundCapped>(batch),
            (null, not null) => TryRun<FactorCapped>(batch),
            _ => TryRun<RoundAndFactorCapped>(batch),
        };
    }

    private bool TryRun<TForced>(in LinkBatch<TCurve> batch)
        where TForced : struct, IForcedStop
    {
        Begin(batch);
        for (var place = 0; place < _atOnce; place++)
            Admit(place, batch);
        Rebalance<TForced>();
        return _atOnce switch
        {
            <= 4 => EndAll<TForced, IVectorCount.One>(batch),
            <= 8 => EndAll<TForced, IVectorCount.Two>(batch),
            _ => EndAll<TForced, IVectorCount.Four>(batch),
        };
    }

    private void Begin(in LinkBatch<TCurve> batch)
    {
        var settings = batch.Settings;
        if (settings != (object?)_settings)
            Read(settings);
        _atOnce = Math.Min(settings.Concurrency, batch.Vms.Length);
        (_members, _sending, _beginning, _admitted, _sharedSince) = (0, 0, 0, 0, 0);
        (_clock, _bandwidth) = (default, batch.BandwidthBytesPerSecond);
        _hasEqualWeights = batch.HasEqualWeights;
        if (!_needsLeaps)
            return;
        // What a batch that was handed over has left behind.
        _needsLeaps = false;
        (_membersChanged, _hasInstantEnds) = (false, false);
        Clear();
    }

    private void Read(LinkSettings settings)
    {
        _settings = settings;
        _limits = StopLimits.Of(settings.Policy);
        _isRoundCapLiteral = _limits.MaxRounds <= RoundLeap.LiteralRounds;
        (_setupSeconds, _switchoverSeconds) = (settings.SetupSeconds, settings.SwitchoverSeconds);
    }

    private void Clear()
    {
        Array.Fill(_tags, double.PositiveInfinity);
        Array.Fill(_timers, NoTimer);
        _nextTimer = NoTimer;
    }

    private bool EndAll<TForced, TVectors>(in LinkBatch<TCurve> batch)
        where TForced : struct, IForcedStop
        where TVectors : struct, IVectorCount
    {
        while (!_needsLeaps)
        {
            var ended = _members > 0 ? EndRounds<TForced, TVectors>() : 0;
            if (ended == 0)
            {
                if (_nextTimer >= NoTimer)
                    break;
                PassTime();
            }

            EndInstant<TForced>(ended, batch);
        }

        // Whoever still copies without an end that anybody could compute is for the general engine.
        _needsLeaps |= _members > 0;
        return !_needsLeaps;
    }

    // To the next timer, which is before the earliest tag.
    private void PassTime()
    {
        if (_members > 0)
            _clock.VirtualTime = Math.Min(_clock.VirtualTimeAt(_nextTimer), _clock.VirtualTime);
        _clock.Now = _nextTimer;
        _hasInstantEnds = true;
    }

    // Everything that happens at one instant, before the rates are worked out again: ends of transfers, then the clock.
    private void EndInstant<TForced>(uint ended, in LinkBatch<TCurve> batch)
        where TForced : struct, IForcedStop
    {
        while (true)
        {
            for (; ended != 0; ended &= ended - 1)
                EndTransfer<TForced>(BitOperations.TrailingZeroCount(ended), batch);
            if (_hasInstantEnds)
            {
                _hasInstantEnds = false;
                ended = EndedBy(_clock.VirtualTime);
            }
            else if (_nextTimer <= _clock.Now)
                EndTimer(batch);
            else
                break;
        }

        if (_membersChanged)
            Rebalance<TForced>();
    }
}
