using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using PreCopy.Tests.Model;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>An engine keeps nothing of one batch for the next, and allocates nothing.</summary>
public sealed class EngineReuseTests
{
    private const int Capacity = 12;

    private readonly LinkEngine<AnyCurve> _engine = new(Capacity);

    [Fact]
    public void Whatever_ran_before_a_batch_gives_the_same_bits()
    {
        LinkScenario[] scenarios =
        [
            .. RandomScenarios.Scenarios(51, 40),
            .. RandomScenarios.ChangingScenarios(54, 40),
        ];
        var fresh = scenarios.Select(scenario => scenario.Run()).ToArray();

        // Forwards, backwards, and each after itself.
        foreach (var i in Enumerable.Range(0, 80).Concat(Enumerable.Range(0, 80).Reverse()))
        {
            Assert.Equal(fresh[i], RunOnTheSameEngine(scenarios[i]));
            Assert.Equal(fresh[i], RunOnTheSameEngine(scenarios[i]));
        }
    }

    [Fact]
    public void A_refused_batch_leaves_no_trace()
    {
        var scenario = RandomScenarios.Scenarios(52, 1)[0];
        var before = RunOnTheSameEngine(scenario);
        var invalid = scenario with { Settings = scenario.Settings with { Concurrency = 0 } };

        Assert.Throws<ArgumentException>(() => RunOnTheSameEngine(invalid));

        Assert.Equal(before, RunOnTheSameEngine(scenario));
    }

    [Fact]
    public void A_run_allocates_nothing() =>
        Assert.All(
            [.. RandomScenarios.Scenarios(53, 40), .. RandomScenarios.ChangingScenarios(55, 80)],
            scenario =>
            {
                var vms = scenario.Products();
                var results = new VmResult[vms.Length];
                Assert.Equal(
                    0,
                    Allocations.Least(() => _engine.Run(scenario.Settings, vms, results))
                );
            }
        );

    [Fact]
    public void A_long_run_allocates_nothing_either()
    {
        var engine = new LinkEngine<CappedCurve>(Capacity);
        Vm<CappedCurve>[] vms = [Link.Constant(1e9, 4.9999e8), Link.Constant(1e9, 4.9999e8)];
        var results = new VmResult[vms.Length];
        var settings = new LinkSettings(1e9, Link.Downtime(1e-6));

        Assert.Equal(0, Allocations.Least(() => engine.Run(settings, vms, results)));
        Assert.InRange(results[0].LiveRounds, 10_000, double.MaxValue);
    }

    [Fact]
    public void Nor_do_leaps_under_a_policy_that_changes()
    {
        var engine = new LinkEngine<CappedCurve>(Capacity);
        Vm<CappedCurve>[] vms = [new(1e9, new(5e9, 1e5)), Link.Constant(1e9, 4.9999e8)];
        var results = new VmResult[vms.Length];
        var policy = Link.Downtime(1e-6) with
        {
            Ramp = new(1e-3, StepSeconds: 1e-7, IntervalSeconds: 0.1),
            LooksPerDoubling = 10_000,
            Throttle = new(),
            StallTimeoutSeconds = 1000,
        };

        var settings = new LinkSettings(1e9, policy);

        Assert.Equal(0, Allocations.Least(() => engine.Run(settings, vms, results)));
        Assert.InRange(results[0].LiveRounds, 10_000, double.MaxValue);
    }

    private VmResult[] RunOnTheSameEngine(LinkScenario scenario)
    {
        var vms = scenario.Products();
        var results = new VmResult[vms.Length];
        _engine.Run(scenario.Settings, vms, results);
        return results;
    }
}
