using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The totals are the sums, means and maxima of what became of the VMs.</summary>
public sealed class BatchTotalsTests
{
    [Fact]
    public void They_are_what_their_names_say()
    {
        VmResult[] results =
        [
            new(0, 10, 0.25, 900, 3, Outcome.Converged) { LostVcpuSeconds = 1.5 },
            new(0, 30, 1.5, 700, 2, Outcome.Forced) { LostVcpuSeconds = 4 },
            new(10, 20, 0, 50, 1, Outcome.Aborted),
            new(20, 40, 0.5, 600, 1, Outcome.PostCopy),
        ];

        var totals = BatchTotals.Of<CappedCurve>(Link.Constant(500, 10).Times(4), results);

        Assert.Equal(
            new(40, 25, 2250, 500 + 500 + 50 + 500, 700, 1.5, 2.25, 3)
            {
                LostVcpuSeconds = 5.5,
                WastedBytes = 50,
                WastedSeconds = 10,
            },
            totals
        );
    }

    [Fact]
    public void They_agree_with_any_batch() =>
        Assert.All(
            RandomScenarios.Scenarios(71, 100),
            scenario =>
            {
                var results = scenario.Run();
                var totals = BatchTotals.Of<AnyCurve>(
                    scenario.Products(),
                    results,
                    scenario.Settings.Compression
                );
                Assert.Equal(results.Max(vm => vm.EndSeconds), totals.MakespanSeconds);
                Assert.Equal(results.Sum(vm => vm.BytesSent), totals.BytesSent);
                Assert.Equal(totals.BytesSent - totals.FirstPassBytes, totals.ResentBytes);
                Assert.InRange(
                    totals.MeanCompletionSeconds,
                    0,
                    totals.MakespanSeconds * (1 + 1e-12)
                );
                Assert.InRange(totals.MaxDowntimeSeconds, 0, totals.TotalDowntimeSeconds);
                Assert.InRange(totals.FirstPassBytes, 0, scenario.Vms.Sum(vm => vm.Memory));
            }
        );

    [Fact]
    public void Nothing_has_no_totals() =>
        Assert.Throws<ArgumentException>(() => BatchTotals.Of<CappedCurve>([], []));

    [Fact]
    public void Every_vm_needs_a_result() =>
        Assert.Throws<ArgumentException>(() =>
            BatchTotals.Of<CappedCurve>(Link.Constant(500, 10).Times(2), new VmResult[1])
        );
}
