using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Records;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Lab.Evidence;

/// <summary>A batch in the model's terms. Its bytes are bytes of memory, of which each takes a little more of the stream.</summary>
internal sealed class LabInputs
{
    private readonly LabBatch _batch;
    private readonly LabCalibration _calibration;
    private readonly LabEffects _effects;
    private readonly double _overhead;
    private readonly double _perLook;

    public LabInputs(
        LabBatch batch,
        LabCalibration calibration,
        double linkBytesPerSecond,
        LabEffects effects
    )
    {
        (_batch, _calibration, _effects) = (batch, calibration, effects);
        StreamPerMemory = effects.PageHeader
            ? calibration.PageBytesInStream / LabGuest.PageBytes
            : 1;
        var link = linkBytesPerSecond / StreamPerMemory;
        var share = Math.Min(
            link / Math.Min(batch.Concurrency, batch.Guests.Count),
            batch.StreamCapBytesPerSecond / StreamPerMemory
        );
        var look = QemuLooks.Seconds(share);
        _perLook = effects.LooksInsideRounds ? share * look : 0;
        _overhead = effects.FixedCost ? calibration.OverheadBytes / StreamPerMemory : 0;
        // The guest sleeps most of its time: what a throttle takes from its processor it makes up for at its next wake.
        var policy = batch.Policy with
        {
            Throttle = null,
        };
        Settings = new(
            link,
            effects.LooksInsideRounds ? policy with { LookSeconds = look } : policy
        )
        {
            Concurrency = batch.Concurrency,
            StreamCapBytesPerSecond = batch.StreamCapBytesPerSecond / StreamPerMemory,
            SetupSeconds = effects.FixedCost ? calibration.SetupSeconds : 0,
        };
    }

    /// <summary>Bytes of the stream for a byte of memory.</summary>
    public double StreamPerMemory { get; }

    public LinkSettings Settings { get; }

    /// <summary>The VMs, each changed by up to half of what one look's time sends, either way, when there is a generator.</summary>
    public Vm<AnyCurve>[] Vms(Random? random = null) =>
        [
            .. _batch.Guests.Select(
                (guest, vm) =>
                {
                    var memory = Memory(guest) + _overhead + Chance(random);
                    return new Vm<AnyCurve>(
                        memory,
                        Curve(guest, memory, Chance(random)),
                        _batch.WeightOf(vm)
                    );
                }
            ),
        ];

    /// <summary>
    /// What is pending when QEMU stops, in bytes. It lies anywhere between what the limit allows and what one look's time
    /// brings it below that; where in there is chance, the engine's is one case of it, and the mean is taken.
    /// </summary>
    public double PendingBytes(int vm, in PauseTrace pause)
    {
        if (Settings.Policy.LookSeconds is not { } look)
            return pause.Bytes(vm);
        var rate = pause.LiveRate(vm);
        var most = rate * Settings.Policy.DowntimeSeconds!.Value;
        var perLook = Math.Max(0, rate - RateOf(_batch.Guests[vm])) * look;
        return pause.Bytes(vm) < most - perLook ? pause.Bytes(vm) : most - perLook / 2;
    }

    /// <summary>What a pause sends beyond the pages that QEMU knows of, in bytes.</summary>
    public double ExtraPause(int vm)
    {
        var queued = _effects.SocketQueue
            ? QemuLooks.QueuedBytes(_calibration.QueuedBytes) / StreamPerMemory
            : 0;
        // A guest that writes nothing is paused in its first pass, whose last pages cost nothing.
        var free =
            _effects.NonZeroPages && _batch.Guests[vm].PagesPerSecond == 0
                ? _calibration.ZeroPagesAtEnd * LabGuest.PageBytes
                : 0;
        return _overhead + queued - free;
    }

    private double Chance(Random? random) =>
        random is null ? 0 : (random.NextDouble() - 0.5) * _perLook;

    private double Memory(LabGuest guest)
    {
        if (!_effects.NonZeroPages)
            return guest.MemoryBytes;
        return _calibration.PagesSent.TryGetValue(guest.MemoryBytes, out var pages)
            ? pages * LabGuest.PageBytes
            : throw new ArgumentException(
                $"the calibration knows no guest of {guest.MemoryBytes} bytes of memory"
            );
    }

    private double RateOf(LabGuest guest) => guest.RateBytesPerSecond * _calibration.RateRatio;

    private AnyCurve Curve(LabGuest guest, double memory, double more)
    {
        var rate = RateOf(guest);
        var cap = Math.Clamp(
            _effects.WorkingSetCap ? guest.WorkingSetBytes + more : Memory(guest),
            0,
            memory
        );
        return guest.Pattern == AccessPattern.Cyclic
            ? new CappedCurve(rate, cap)
            : new SaturatingCurve(rate, cap);
    }
}
