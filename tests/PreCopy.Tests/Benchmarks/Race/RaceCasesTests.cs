using PreCopy.Benchmarks.Peers;
using PreCopy.Benchmarks.Race;
using PreCopy.Model.Kernels;
using PreCopy.Results;
using PreCopy.Tests.House;
using Xunit;

namespace PreCopy.Tests.Benchmarks.Race;

/// <summary>The real race, each contender a few times: it runs, everyone takes part and nobody allocates.</summary>
[Collection(nameof(ProcessWide))]
public sealed class RaceCasesTests
{
    private static readonly Lazy<RaceMeasurements> Measured = new(() =>
    {
        var job = RaceJob.Named("dry");
        return new RaceLaunch(job, 1, new RaceClock(), _ => { }).Run(
            RaceCases.Of(job),
            CancellationToken.None
        );
    });

    [Theory]
    [InlineData("1000")]
    [InlineData("100000")]
    public void Every_kernel_and_every_native_peer_races(string size) =>
        Assert.Equal(
            KernelRegistry.Available.Concat(NativePeers.All).Select(kernel => kernel.Name).Order(),
            Measured
                .Value.Times.Where(RaceMeasurements.Case, RaceNames.Kernels)
                .Where(RaceMeasurements.Size, size)
                .Distinct(RaceMeasurements.Contender)
                .Order()
        );

    [Fact]
    public void The_sweep_races_beside_a_kernel_on_the_same_migrations() =>
        Assert.Equal(
            new[] { RaceNames.AxisSweep, KernelRegistry.FastestOnOneCore.Name }.Order(),
            Measured
                .Value.Times.Where(RaceMeasurements.Case, RaceNames.Sweep)
                .Distinct(RaceMeasurements.Contender)
                .Order()
        );

    [Fact]
    public void Threads_go_from_one_to_all_cores()
    {
        var threads = Measured
            .Value.Times.Where(RaceMeasurements.Case, RaceNames.Threads)
            .Distinct(RaceMeasurements.Contender)
            .Select(RaceNames.ThreadsOf)
            .ToArray();

        Assert.Contains(1, threads);
        Assert.Contains(Environment.ProcessorCount, threads);
    }

    [Fact]
    public void Nobody_allocates() =>
        Assert.All(
            Measured.Value.Allocations.Rows,
            row => Assert.True(row[^1] == "0", string.Join(", ", row))
        );
}
