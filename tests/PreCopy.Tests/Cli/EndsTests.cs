using PreCopy.Cli.Simulate;
using PreCopy.Model;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.Cli;

/// <summary>What <c>simulate</c> says of migrations that end in another way than by converging.</summary>
public sealed class EndsTests
{
    private const double MiB = 1 << 20;

    private static VmResult Vm(Outcome outcome) => new(0, 10, 1, 100 * MiB, 3, outcome);

    private static BatchTotals Totals(int notConverged) => new(10, 10, 0, 0, 0, 1, 1, notConverged);

    [Fact]
    public void Nothing_is_said_of_what_does_not_happen()
    {
        VmResult[] results = [Vm(Outcome.Converged)];

        Assert.Equal("every VM converges", Ends.Of(results, Totals(0)));
        Assert.Equal(
            ["start (s)", "end (s)", "downtime (s)", "sent (MiB)", "live rounds", "outcome"],
            Column.Speaking(results).Select(column => column.Heading)
        );
    }

    [Fact]
    public void Aborts_and_switches_are_counted_with_their_price()
    {
        VmResult[] results =
        [
            Vm(Outcome.Aborted),
            Vm(Outcome.Aborted),
            Vm(Outcome.PostCopy) with
            {
                PostCopySeconds = 2.5,
                DemandedBytes = 20 * MiB,
            },
            Vm(Outcome.Forced),
        ];

        Assert.Equal(
            "4 of 4 VMs do not converge (2 aborted, 200 MiB sent in vain; 1 switched to post-copy, full speed up to 2.50 s later)",
            Ends.Of(results, Totals(4) with { WastedBytes = 200 * MiB })
        );
        Assert.Equal(
            ["100", "10.00", "0.00", "0", "aborted"],
            Column.Speaking(results)[5..].Select(column => column.Figure(results[0]))
        );
        Assert.Equal(
            ["0", "0.00", "2.50", "20", "post-copy"],
            Column.Speaking(results)[5..].Select(column => column.Figure(results[2]))
        );
    }

    [Fact]
    public void Being_forced_is_the_regular_end_of_a_policy_without_convergence()
    {
        VmResult[] forced = [Vm(Outcome.Forced), Vm(Outcome.Forced)];

        Assert.Equal(
            "every VM stops when the policy forces it to, which is its regular end",
            Ends.Of(forced, Totals(2), canConverge: false)
        );
        Assert.StartsWith("2 of 2 VMs do not converge", Ends.Of(forced, Totals(2)));
        Assert.StartsWith(
            "2 of 2 VMs do not converge",
            Ends.Of([forced[0], Vm(Outcome.Never)], Totals(2), canConverge: false)
        );
    }

    [Theory]
    [InlineData(12.5, "12.50")]
    [InlineData(double.PositiveInfinity, "endless")]
    public void A_throttle_is_named_with_its_price(double seconds, string shown)
    {
        VmResult[] results = [Vm(Outcome.Converged) with { LostVcpuSeconds = seconds }];

        Assert.Equal(
            $"every VM converges; throttling costs the guests {shown} vCPU-s",
            Ends.Of(results, Totals(0) with { LostVcpuSeconds = seconds })
        );
        var column = Column.Speaking(results)[5];
        Assert.Equal("throttled away (vCPU-s)", column.Heading);
        Assert.Equal(shown, column.Figure(results[0]));
    }
}
