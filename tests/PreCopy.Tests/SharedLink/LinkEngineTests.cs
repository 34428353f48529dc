using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>What an engine keeps from one batch to the next: its memory, and nothing else.</summary>
public sealed class LinkEngineTests
{
    private const int Batches = 200;

    [Fact]
    public void A_batch_comes_out_the_same_whatever_the_engine_did_before()
    {
        var engine = new LinkEngine<AnyCurve>(100);
        foreach (var scenario in RandomScenarios.Scenarios(11, Batches))
        {
            var used = new VmResult[scenario.Vms.Length];
            engine.Run(scenario.Settings, scenario.Products(), used);
            Assert.Equal(scenario.Run(), used);
        }
    }

    [Fact]
    public void Allocates_nothing()
    {
        foreach (var scenario in RandomScenarios.Scenarios(12, Batches / 10))
        {
            var vms = scenario.Products();
            var engine = new LinkEngine<AnyCurve>(vms.Length);
            var results = new VmResult[vms.Length];
            var least = long.MaxValue;
            for (var i = 0; i < 20; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                engine.Run(scenario.Settings, vms, results);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Equal(0, least);
        }
    }
}
