using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The numbers of the model's section 6 and the identities of its section 4 that concern a shared link.</summary>
public sealed class LinkIdentityTests
{
    private const double MiB = 1 << 20;
    private const double Link = 1250 * MiB;
    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 0.3 };

    [Theory]
    [InlineData(1, 7.12, 7.12, 0.042, 2, 8900)]
    [InlineData(2, 15.59, 14.24, 0.054, 3, 9746)]
    [InlineData(4, 38.42, 28.48, 0.275, 4, 12007)]
    [InlineData(8, 145.20, 56.96, 0.248, 12, 22687)]
    [InlineData(12, 1959.05, 85.44, 0.293, 137, 204068)]
    public void The_table_comes_out(
        int n,
        double concurrent,
        double sequential,
        double downtime,
        int rounds,
        double sent
    )
    {
        var results = Run(n, 100 * MiB, n);
        Assert.Equal(concurrent, results.Max(vm => vm.EndSeconds), 0.005);
        Assert.Equal(sequential, Run(n, 100 * MiB, 1).Max(vm => vm.EndSeconds), 0.005);
        Assert.All(
            results,
            vm =>
            {
                Assert.Equal(results[0], vm);
                Assert.Equal(downtime, vm.DowntimeSeconds, 0.0005);
                Assert.Equal(rounds, vm.LiveRounds);
                Assert.Equal(sent, vm.BytesSent / MiB, 0.5);
                Assert.Equal(Outcome.Converged, vm.Outcome);
            }
        );
    }

    [Theory]
    [InlineData(13)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void Beyond_the_wall_none_ends(int n) =>
        Assert.All(Run(n, 100 * MiB, n), vm => Assert.Equal(Outcome.Never, vm.Outcome));

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

    [Theory]
    [InlineData(3)]
    [InlineData(0.1)]
    public void Only_the_ratio_of_weights_counts(double weight)
    {
        var results = Run(6, 50 * MiB, 6, weight);
        Assert.Equal(Run(6, 50 * MiB, 6), results);
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

    private static VmResult[] Run(int n, double dirtyRate, int concurrency, double weight = 1)
    {
        var vms = new Vm<CappedCurve>[n];
        Array.Fill(vms, new(8192 * MiB, new(dirtyRate, 8192 * MiB), weight));
        var results = new VmResult[n];
        new LinkEngine<CappedCurve>(n).Run(
            new(Link, Policy) { Concurrency = concurrency },
            vms,
            results
        );
        return results;
    }
}
