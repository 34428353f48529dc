using PreCopy.Benchmarks.Answers;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>
/// Several different batches of VMs that one engine simulates in turn, so that the branch predictor does not learn one
/// batch by heart.
/// </summary>
public sealed class LinkBatches<TCurve> : ILinkBatches
    where TCurve : struct, IDirtyCurve
{
    private readonly int _size;
    private readonly LinkSettings _settings;
    private readonly LinkEngine<TCurve> _engine;
    private readonly Vm<TCurve>[] _vms;
    private readonly VmResult[] _results;

    /// <summary>Draws <see cref="ILinkBatches.Count"/> batches of <paramref name="size"/> VMs.</summary>
    /// <param name="settings">The link, policy and schedule.</param>
    /// <param name="size">VMs in a batch.</param>
    /// <param name="curve">The dirty curve of a drawn VM.</param>
    /// <param name="weight">The weight of a VM, by its place in the batch.</param>
    public LinkBatches(
        LinkSettings settings,
        int size,
        Func<VmDraw, TCurve> curve,
        Func<int, double> weight
    )
    {
        _size = size;
        _settings = settings;
        _engine = new(size);
        _vms =
        [
            .. VmDraw
                .Generate(ILinkBatches.Count * size, Manifest.WorkloadSeed)
                .Select(
                    (draw, i) => new Vm<TCurve>(draw.MemoryBytes, curve(draw), weight(i % size))
                ),
        ];
        _results = new VmResult[_vms.Length];
    }

    /// <inheritdoc/>
    public CaseAnswer Answer
    {
        get
        {
            var checksum = new AnswerChecksum();
            foreach (ref readonly var result in _results.AsSpan())
                checksum.Add(result);
            var makespan = MeanMakespanSeconds();
            Simulate(_settings with { Concurrency = 1 });
            return new(checksum.Value)
            {
                MigrationsPerOperation = _size,
                MakespanSeconds = makespan,
                Slowdown = makespan / MeanMakespanSeconds(),
            };
        }
    }

    /// <inheritdoc/>
    public void Run() => Simulate(_settings);

    private void Simulate(LinkSettings settings)
    {
        for (var start = 0; start < _vms.Length; start += _size)
            _engine.Run(settings, _vms.AsSpan(start, _size), _results.AsSpan(start, _size));
    }

    private double MeanMakespanSeconds()
    {
        var sum = 0.0;
        for (var start = 0; start < _vms.Length; start += _size)
            sum += BatchTotals
                .Of<TCurve>(_vms.AsSpan(start, _size), _results.AsSpan(start, _size))
                .MakespanSeconds;
        return sum / ILinkBatches.Count;
    }
}
