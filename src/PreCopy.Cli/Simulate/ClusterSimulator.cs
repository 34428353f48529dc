using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Clusters;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>Simulates one cluster after another with the same engine and the same buffers.</summary>
internal sealed class ClusterSimulator
{
    private ClusterEngine<AnyCurve> _engine = new(0);
    private Move<AnyCurve>[] _moves = [];
    private Vm<AnyCurve>[] _vms = [];
    private VmResult[] _results = [];

    public Simulation Run(Scenario scenario, ScenarioCluster cluster)
    {
        var count = cluster.Moves.Length;
        if (count > _moves.Length)
            Grow(Math.Max(count, 2 * _moves.Length));
        for (var i = 0; i < count; i++)
        {
            var (vm, source, target, wave) = cluster.Moves.Span[i];
            _vms[i] = scenario.Vms.Span[vm];
            _moves[i] = new(_vms[i], source, target) { Wave = wave };
        }

        var settings = cluster.Settings;
        var oneByOne = settings with { Link = settings.Link with { Concurrency = 1 } };
        var sequential = Totals(oneByOne, count);
        var totals = Totals(settings, count);
        return new Simulation(scenario, totals, sequential, _results.AsMemory(0, count));
    }

    private void Grow(int capacity)
    {
        _engine = new(capacity);
        _moves = new Move<AnyCurve>[capacity];
        _vms = new Vm<AnyCurve>[capacity];
        _results = new VmResult[capacity];
    }

    private BatchTotals Totals(ClusterSettings settings, int count)
    {
        var results = _results.AsSpan(0, count);
        _engine.Run(settings, _moves.AsSpan(0, count), results);
        return BatchTotals.Of<AnyCurve>(_vms.AsSpan(0, count), results, settings.Link.Compression);
    }
}
