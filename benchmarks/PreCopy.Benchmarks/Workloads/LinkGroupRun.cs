using PreCopy.Benchmarks.Answers;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.SharedLink;

namespace PreCopy.Benchmarks.Workloads;

/// <summary>
/// A sweep over splits as many small groups: sixteen times VMs drawn at random, each time with the others' weights from
/// that of the first one down to a tenth of it, in 64 steps. The same groups as lanes of <see cref="GroupedLink"/> and, one by one, on the engine.
/// </summary>
public sealed class LinkGroupRun
{
    /// <summary>Groups in an invocation.</summary>
    public const int Groups = 1024;

    private const int Splits = 64;
    private const double LeastWeight = 0.1;

    private static readonly LinkSettings Settings = new(
        VmDraw.LinkBytesPerSecond,
        new StopPolicy { DowntimeSeconds = 0.3, MaxRounds = 30 }
    );

    private readonly int _size;
    private readonly GroupedLink _lanes = new();
    private readonly LinkEngine<CappedCurve> _engine;
    private readonly double[] _memoryBytes;
    private readonly double[] _dirtyBytesPerSecond;
    private readonly double[] _workingSetBytes;
    private readonly double[] _weights;
    private readonly double[] _endSeconds;
    private readonly double[] _downtimeSeconds;
    private readonly double[] _bytesSent;
    private readonly int[] _liveRounds;
    private readonly Outcome[] _outcomes;
    private readonly Vm<CappedCurve>[] _vms;
    private readonly VmResult[] _results;
    private bool _isEngines;

    /// <summary>Draws the groups.</summary>
    /// <param name="size">VMs in a group.</param>
    public LinkGroupRun(int size)
    {
        _size = size;
        _engine = new(size);
        var drawn = VmDraw.Generate(Groups / Splits * size, Manifest.WorkloadSeed);
        VmDraw[] draws =
        [
            .. from place in Enumerable.Range(0, size)
            from step in Enumerable.Range(0, Groups)
            select drawn[step / Splits * size + place],
        ];
        _memoryBytes = [.. draws.Select(draw => draw.MemoryBytes)];
        _dirtyBytesPerSecond = [.. draws.Select(draw => draw.DirtyBytesPerSecond)];
        _workingSetBytes = [.. draws.Select(draw => draw.WorkingSetBytes)];
        _weights = [.. draws.Select((_, i) => Weight(i / Groups, i % Groups))];
        _endSeconds = new double[draws.Length];
        _downtimeSeconds = new double[draws.Length];
        _bytesSent = new double[draws.Length];
        _liveRounds = new int[draws.Length];
        _outcomes = new Outcome[draws.Length];
        _results = new VmResult[draws.Length];
        // Group by group, as the engine takes them.
        _vms =
        [
            .. from i in Enumerable.Range(0, draws.Length)
            let at = i % size * Groups + i / size
            select new Vm<CappedCurve>(
                _memoryBytes[at],
                new(_dirtyBytesPerSecond[at], _workingSetBytes[at]),
                _weights[at]
            ),
        ];
    }

    /// <summary>The events of the latest invocation, counted in its results.</summary>
    public int CountedEvents
    {
        get
        {
            TakeEngineResults();
            return _liveRounds.Sum() + _liveRounds.Length;
        }
    }

    /// <summary>What became of the VMs in the latest invocation.</summary>
    public CaseAnswer Answer
    {
        get
        {
            TakeEngineResults();
            var checksum = new AnswerChecksum();
            checksum.Add<double>(_endSeconds);
            checksum.Add<double>(_downtimeSeconds);
            checksum.Add<double>(_bytesSent);
            checksum.Add<int>(_liveRounds);
            return new(checksum.Value) { MigrationsPerOperation = _size };
        }
    }

    /// <summary>Simulates every group, several side by side.</summary>
    public void RunLanes()
    {
        _isEngines = false;
        _lanes.Run(
            Settings,
            new LinkGroups
            {
                GroupSize = _size,
                Count = Groups,
                MemoryBytes = _memoryBytes,
                DirtyBytesPerSecond = _dirtyBytesPerSecond,
                WorkingSetBytes = _workingSetBytes,
                Weights = _weights,
            },
            new LinkGroupResults
            {
                EndSeconds = _endSeconds,
                DowntimeSeconds = _downtimeSeconds,
                BytesSent = _bytesSent,
                LiveRounds = _liveRounds,
                Outcomes = _outcomes,
            }
        );
    }

    /// <summary>Simulates every group, one by one on the engine.</summary>
    public void RunEngine()
    {
        _isEngines = true;
        for (var start = 0; start < _vms.Length; start += _size)
            _engine.Run(Settings, _vms.AsSpan(start, _size), _results.AsSpan(start, _size));
    }

    // Into the lanes' layout, so that equal answers have equal checksums.
    private void TakeEngineResults()
    {
        for (var i = 0; _isEngines && i < _results.Length; i++)
        {
            var at = i % _size * Groups + i / _size;
            _endSeconds[at] = _results[i].EndSeconds;
            _downtimeSeconds[at] = _results[i].DowntimeSeconds;
            _bytesSent[at] = _results[i].BytesSent;
            _liveRounds[at] = (int)_results[i].LiveRounds;
            _outcomes[at] = _results[i].Outcome;
        }
    }

    private static double Weight(int place, int step) =>
        place == 0 ? 1 : 1 - (1 - LeastWeight) * (step % Splits) / (Splits - 1);
}
