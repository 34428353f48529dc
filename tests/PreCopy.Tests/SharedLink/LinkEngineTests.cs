using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The engine against a second, naive writing of the model, and against itself.</summary>
public sealed class LinkEngineTests
{
    private const int Batches = 4000;
    private const double Tolerance = 1e-8;

    [Fact]
    public void Agrees_with_the_naive_link()
    {
        var engine = new LinkEngine<AnyCurve>(8);
        var compared = 0;
        for (var seed = 0; seed < Batches; seed++)
        {
            var (settings, vms) = RandomBatch.Draw(seed);
            if (new NaiveLink(settings, vms).Run() is not { } expected)
                continue;
            var results = new VmResult[vms.Length];
            engine.Run(settings, vms, results);
            for (var i = 0; i < results.Length; i++)
                Assert.True(
                    AreAlike(expected[i], results[i]),
                    $"batch {seed}, VM {i}: expected {expected[i]}, not {results[i]}"
                );
            compared++;
        }

        Assert.InRange(compared, Batches * 9 / 10, Batches);
    }

    [Fact]
    public void A_pause_that_the_timeout_forces_lasts_from_then_to_the_end()
    {
        static Vm<AnyCurve> Idle(double memory, double weight) =>
            new(memory, new CappedCurve(0, memory), weight);
        Vm<AnyCurve>[] vms =
        [
            Idle(359697776, 7),
            Idle(1377086873, 1),
            Idle(73737906770, 2),
            Idle(1085922148, 2),
            Idle(50982126524, 0.1),
            Idle(185199972, 7),
            Idle(7613647598, 2),
        ];
        var settings = new LinkSettings(
            1e9,
            new StopPolicy
            {
                DowntimeSeconds = 0.3,
                TimeoutSeconds = 1,
                OnTimeout = TimeoutAction.Force,
            }
        )
        {
            StreamCapBytesPerSecond = 2e8,
            Concurrency = 6,
        };
        var results = new VmResult[vms.Length];
        new LinkEngine<AnyCurve>(vms.Length).Run(settings, vms, results);
        for (var i = 0; i < vms.Length; i++)
            if (results[i].Outcome == Outcome.Forced)
                Assert.Equal(
                    results[i].EndSeconds - results[i].StartSeconds - 1,
                    results[i].DowntimeSeconds,
                    Tolerance
                );
    }

    [Fact]
    public void A_batch_comes_out_the_same_whatever_the_engine_did_before()
    {
        var engine = new LinkEngine<AnyCurve>(8);
        for (var seed = 0; seed < 200; seed++)
        {
            var (settings, vms) = RandomBatch.Draw(seed);
            var used = new VmResult[vms.Length];
            var fresh = new VmResult[vms.Length];
            engine.Run(settings, vms, used);
            new LinkEngine<AnyCurve>(8).Run(settings, vms, fresh);
            Assert.Equal(fresh, used);
        }
    }

    [Fact]
    public void Allocates_nothing()
    {
        var (settings, vms) = RandomBatch.Draw(1);
        var engine = new LinkEngine<AnyCurve>(vms.Length);
        var results = new VmResult[vms.Length];
        var least = long.MaxValue;
        for (var i = 0; i < 100; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            engine.Run(settings, vms, results);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static bool AreAlike(in VmResult expected, in VmResult actual) =>
        expected.Outcome == actual.Outcome
        && expected.LiveRounds == actual.LiveRounds
        && IsNear(expected.StartSeconds, actual.StartSeconds)
        && IsNear(expected.EndSeconds, actual.EndSeconds)
        && IsNear(expected.BytesSent, actual.BytesSent)
        && IsNear(expected.DowntimeSeconds, actual.DowntimeSeconds);

    // Downtimes are differences of instants: their error is the instants'.
    private static bool IsNear(double expected, double actual) =>
        expected == actual
        || Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected));
}
