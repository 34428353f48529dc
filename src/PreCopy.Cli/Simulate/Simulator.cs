using PreCopy.Model.Curves;
using PreCopy.Scenarios;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Simulate;

/// <summary>Simulates one scenario after another with the same engine and the same buffer.</summary>
internal sealed class Simulator
{
    private LinkEngine<AnyCurve> _engine = new(0);
    private readonly ClusterSimulator _clusters = new();
    private VmResult[] _results = [];

    public Simulation Run(Scenario scenario) =>
        scenario.Cluster is { } cluster ? _clusters.Run(scenario, cluster) : OverLink(scenario);

    private Simulation OverLink(Scenario scenario)
    {
        var count = scenario.Vms.Length;
        if (count > _results.Length)
        {
            _results = new VmResult[Math.Max(count, 2 * _results.Length)];
            _engine = new LinkEngine<AnyCurve>(_results.Length);
        }

        var sequential = Totals(scenario, scenario.Settings with { Concurrency = 1 });
        var totals = Totals(scenario, scenario.Settings);
        return new Simulation(scenario, totals, sequential, _results.AsMemory(0, count));
    }

    private BatchTotals Totals(Scenario scenario, LinkSettings settings)
    {
        var results = _results.AsSpan(0, scenario.Vms.Length);
        _engine.Run(settings, scenario.Vms.Span, results);
        return BatchTotals.Of<AnyCurve>(scenario.Vms.Span, results, settings.Compression);
    }
}
