using PreCopy.Benchmarks.Answers;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>
/// A million events on a shared link, batch after batch of the same <see cref="Vms"/> VMs: an event is the end of a live
/// round or of a paused send. The last batch is cut where the million is reached, so that the mean is an event's cost.
/// </summary>
public sealed class LinkEventRun
{
    /// <summary>Events in one invocation, to within those of one VM.</summary>
    public const int Events = 1_000_000;

    /// <summary>Different VMs; more events than a branch predictor learns by heart.</summary>
    public const int Vms = 4096;

    private readonly LinkSettings _settings;
    private readonly int _batchSize;
    private readonly LinkEngine<CappedCurve> _engine;
    private readonly Vm<CappedCurve>[] _vms;
    private readonly VmResult[] _results = new VmResult[Vms];
    private readonly int _batches;
    private readonly int _lastBatchSize;

    /// <summary>Draws the VMs and counts their events.</summary>
    /// <param name="atOnce">How many VMs share the link at a time, equally.</param>
    /// <param name="batchSize">VMs in a batch, those that wait for a slot among them; divides <see cref="Vms"/>.</param>
    public LinkEventRun(int atOnce, int batchSize)
    {
        _batchSize = batchSize;
        _settings = new LinkSettings(
            VmDraw.LinkBytesPerSecond,
            new StopPolicy { DowntimeSeconds = 0.3 }
        )
        {
            Concurrency = atOnce,
        };
        _engine = new(batchSize);
        _vms =
        [
            .. VmDraw
                .Generate(Vms, Manifest.WorkloadSeed)
                .Select(draw => new Vm<CappedCurve>(
                    draw.MemoryBytes,
                    new(draw.DirtyBytesPerSecond, draw.WorkingSetBytes)
                )),
        ];
        var events = 0.0;
        for (; events + EventsOf(_batches, batchSize) <= Events; _batches++)
            events += EventsOf(_batches, batchSize);
        var (fits, fitsNot) = (0, batchSize);
        while (fitsNot - fits > 1)
        {
            var size = (fits + fitsNot) / 2;
            (fits, fitsNot) =
                events + EventsOf(_batches, size) <= Events ? (size, fitsNot) : (fits, size);
        }

        _lastBatchSize = fits;
        CountedEvents = events + EventsOf(_batches, fits);
    }

    /// <summary>The events of an invocation, counted in its results.</summary>
    public double CountedEvents { get; }

    /// <summary>What became of the VMs.</summary>
    public CaseAnswer Answer
    {
        get
        {
            var checksum = new AnswerChecksum();
            foreach (ref readonly var result in _results.AsSpan())
                checksum.Add<double>([
                    result.StartSeconds,
                    result.EndSeconds,
                    result.DowntimeSeconds,
                    result.BytesSent,
                    result.LiveRounds,
                ]);
            return new(checksum.Value);
        }
    }

    /// <summary>Simulates <see cref="Events"/> events.</summary>
    public void Run()
    {
        for (var batch = 0; batch < _batches; batch++)
            Simulate(batch, _batchSize);
        Simulate(_batches, _lastBatchSize);
    }

    private double EventsOf(int batch, int size)
    {
        var events = 0.0;
        foreach (ref readonly var result in Simulate(batch, size))
            events += result.LiveRounds + 1;
        return events;
    }

    private Span<VmResult> Simulate(int batch, int size)
    {
        var start = batch * _batchSize % Vms;
        var results = _results.AsSpan(start, size);
        _engine.Run(_settings, _vms.AsSpan(start, size), results);
        return results;
    }
}
