using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>Identities of the model's section 4 that concern a batch as a whole.</summary>
public sealed class LinkIdentityTests
{
    private const double MiB = 1 << 20;
    private const double Link = 1250 * MiB;
    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 0.3 };

    [Fact]
    public void Exactly_at_the_wall_none_ends() =>
        Assert.All(Run(8, Link / 8, 8), vm => Assert.Equal(Outcome.Never, vm.Outcome));

    [Fact]
    public void Idle_guests_lose_only_mean_completion()
    {
        const int n = 7;
        var concurrent = Run(n, 0, n);
        var sequential = Run(n, 0, 1);
        Assert.Equal(
            sequential.Max(vm => vm.EndSeconds),
            concurrent.Max(vm => vm.EndSeconds),
            1e-9
        );
        Assert.Equal(
            n / ((n + 1) / 2.0),
            concurrent.Average(vm => vm.EndSeconds) / sequential.Average(vm => vm.EndSeconds),
            1e-9
        );
    }

    [Fact]
    public void Ten_thousand_one_by_one_take_ten_thousand_times_as_long()
    {
        var alone = Run(1, 100 * MiB, 1)[0].EndSeconds;
        Assert.Equal(10_000 * alone, Run(10_000, 100 * MiB, 1).Max(vm => vm.EndSeconds), 1e-6);
    }

    [Fact]
    public void The_waiting_behind_one_that_never_ends_never_start()
    {
        Vm<AnyCurve>[] vms =
        [
            new(8192 * MiB, new CappedCurve(2 * Link, 8192 * MiB)),
            new(8192 * MiB, new CappedCurve(0, 0)),
        ];
        var results = new VmResult[2];
        new LinkEngine<AnyCurve>(2).Run(new(Link, Policy) { Concurrency = 1 }, vms, results);
        Assert.Equal(0, results[0].StartSeconds);
        Assert.Equal(double.PositiveInfinity, results[1].StartSeconds);
        Assert.All(results, vm => Assert.Equal(Outcome.Never, vm.Outcome));
    }

    private static VmResult[] Run(int n, double dirtyRate, int concurrency)
    {
        var vms = new Vm<CappedCurve>[n];
        Array.Fill(vms, new(8192 * MiB, new(dirtyRate, 8192 * MiB)));
        var results = new VmResult[n];
        new LinkEngine<CappedCurve>(n).Run(
            new(Link, Policy) { Concurrency = concurrency },
            vms,
            results
        );
        return results;
    }
}
