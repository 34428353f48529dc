using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Kernels refuse spans that do not fit together and policies that are not theirs.</summary>
public sealed class KernelArgumentTests
{
    private static readonly StopPolicy Policy = new() { DowntimeSeconds = 0.3 };

    public static TheoryData<string> KernelNames =>
        [.. KernelRegistry.Available.Select(kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void An_empty_batch_has_no_answers(string kernel) =>
        Assert.Empty(KernelRegistry.Named(kernel).Run(Law.Capped, Policy, []));

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void Every_span_must_be_as_long_as_the_memories(string kernel)
    {
        for (var odd = 0; odd < 9; odd++)
        for (var difference = -1; difference <= 1; difference += 2)
        {
            var lengths = Enumerable.Repeat(8, 9).ToArray();
            lengths[odd] += difference;
            var error = Assert.Throws<ArgumentException>(() => Run(kernel, Policy, lengths));
            // A memory too many or too few makes the other three spans of the batch wrong.
            Assert.Equal(odd < 4 ? "batch" : "results", error.ParamName);
        }
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void A_policy_must_be_able_to_end_a_migration(string kernel)
    {
        var lengths = Enumerable.Repeat(8, 9).ToArray();

        Assert.Throws<ArgumentException>(() => Run(kernel, new StopPolicy(), lengths));
        Assert.Throws<ArgumentException>(() =>
            Run(kernel, new StopPolicy { MinPendingBytes = 0 }, lengths)
        );
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void What_the_policy_cost_the_guest_is_written_where_somebody_asks(string name)
    {
        var kernel = KernelRegistry.Named(name);
        double[] eight = [1, 1, 1, 1, 1, 1, 1, 1];
        MigrationResults Results(int lost, int demanded) =>
            new()
            {
                TotalSeconds = new double[8],
                DowntimeSeconds = new double[8],
                BytesSent = new double[8],
                LiveRounds = new int[8],
                Outcomes = new Outcome[8],
                LostVcpuSeconds = eight.AsSpan(0, lost),
                DemandedBytes = new double[demanded],
            };
        var batch = new MigrationBatch
        {
            MemoryBytes = (double[])[1, 1, 1, 1, 1, 1, 1, 1],
            BandwidthBytesPerSecond = (double[])[1, 1, 1, 1, 1, 1, 1, 1],
            DirtyBytesPerSecond = new double[8],
            WorkingSetBytes = (double[])[1, 1, 1, 1, 1, 1, 1, 1],
        };

        foreach (var (lost, demanded) in new[] { (7, 0), (0, 7) })
        {
            ArgumentException? error = null;
            try
            {
                kernel.Run<Capped>(batch, Policy, 0, Results(lost, demanded));
            }
            catch (ArgumentException exception)
            {
                error = exception;
            }
            Assert.Equal("results", error?.ParamName);
        }

        var results = Results(8, 8);
        kernel.Run<Capped>(batch, Policy, 0, results);
        Assert.All(results.LostVcpuSeconds.ToArray(), lost => Assert.Equal(0, lost));
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void Every_span_of_a_batch_of_guests_must_be_as_long_as_the_memories(string kernel)
    {
        foreach (var (bandwidths, curves, results) in new[] { (7, 8, 8), (8, 9, 8), (8, 8, 7) })
            Assert.Throws<ArgumentException>(() =>
                KernelRegistry
                    .Named(kernel)
                    .Run(
                        new GuestBatch<CappedCurve>
                        {
                            MemoryBytes = new double[8],
                            BandwidthBytesPerSecond = new double[bandwidths],
                            Curves = new CappedCurve[curves],
                        },
                        Policy,
                        0,
                        new MigrationResults
                        {
                            TotalSeconds = new double[results],
                            DowntimeSeconds = new double[results],
                            BytesSent = new double[results],
                            LiveRounds = new int[results],
                            Outcomes = new Outcome[results],
                        }
                    )
            );
    }

    private static void Run(string kernel, StopPolicy policy, int[] lengths) =>
        KernelRegistry
            .Named(kernel)
            .Run<Capped>(
                new MigrationBatch
                {
                    MemoryBytes = new double[lengths[0]],
                    BandwidthBytesPerSecond = new double[lengths[1]],
                    DirtyBytesPerSecond = new double[lengths[2]],
                    WorkingSetBytes = new double[lengths[3]],
                },
                policy,
                0,
                new MigrationResults
                {
                    TotalSeconds = new double[lengths[4]],
                    DowntimeSeconds = new double[lengths[5]],
                    BytesSent = new double[lengths[6]],
                    LiveRounds = new int[lengths[7]],
                    Outcomes = new Outcome[lengths[8]],
                }
            );
}
