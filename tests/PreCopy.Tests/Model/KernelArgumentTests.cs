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
    public void A_timeout_is_not_for_a_kernel(string kernel)
    {
        var lengths = Enumerable.Repeat(8, 9).ToArray();

        foreach (
            var policy in new[]
            {
                Policy with
                {
                    TimeoutSeconds = 10,
                },
                Policy with
                {
                    TimeoutSecondsPerGiB = 10,
                },
            }
        )
            Assert.Contains(
                "timeout",
                Assert.Throws<ArgumentException>(() => Run(kernel, policy, lengths)).Message
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
