using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Benchmarks;

public sealed class MigrationWorkloadTests
{
    private const int Count = 100_000;
    private const double GiB = 1L << 30;

    private readonly MigrationWorkload _workload = MigrationWorkload.Generate(Count, seed: 7);

    [Fact]
    public void The_same_seed_draws_the_same_and_a_longer_workload_begins_with_the_shorter()
    {
        var shorter = MigrationWorkload.Generate(1_000, seed: 7).Slice(0, 1_000);
        var longer = _workload.Slice(0, 1_000);

        Assert.Equal(shorter.MemoryBytes, longer.MemoryBytes);
        Assert.Equal(shorter.BandwidthBytesPerSecond, longer.BandwidthBytesPerSecond);
        Assert.Equal(shorter.DirtyBytesPerSecond, longer.DirtyBytesPerSecond);
        Assert.Equal(shorter.WorkingSetBytes, longer.WorkingSetBytes);
    }

    [Fact]
    public void Another_seed_draws_another_workload() =>
        Assert.NotEqual(
            MigrationWorkload.Generate(10, seed: 8).Slice(0, 10).MemoryBytes.ToArray(),
            _workload.Slice(0, 10).MemoryBytes.ToArray()
        );

    [Fact]
    public void Memory_is_log_uniform_from_1_to_256_GiB_in_whole_pages()
    {
        var memory = _workload.Slice(0, Count).MemoryBytes.ToArray();

        Assert.All(memory, bytes => Assert.InRange(bytes, GiB, 256 * GiB));
        Assert.All(memory, bytes => Assert.Equal(0, bytes % 4096));
        for (var octave = 0; octave < 8; octave++)
            AssertShare(1 / 8.0, memory.Count(bytes => (int)Math.Log2(bytes / GiB) == octave));
    }

    [Fact]
    public void A_link_of_10_to_100_gigabits_log_uniform_is_shared_evenly_often_by_1_to_16()
    {
        var bandwidth = _workload.Slice(0, Count).BandwidthBytesPerSecond.ToArray();

        Assert.All(bandwidth, rate => Assert.InRange(rate, 1.25e9 / 16, 12.5e9));
        for (var gigabytes = 0.1; gigabytes < 12.5; gigabytes *= 1.5)
            AssertShare(
                Enumerable.Range(1, 16).Average(sharers => Below(gigabytes * sharers)),
                bandwidth.Count(rate => rate < 1e9 * gigabytes)
            );

        static double Below(double linkGigabytes) =>
            Math.Clamp(Math.Log10(linkGigabytes / 1.25), 0, 1);
    }

    [Fact]
    public void Nine_in_ten_write_slower_than_they_are_copied_and_the_rest_up_to_twice_as_fast()
    {
        var batch = _workload.Slice(0, Count);
        var ratios = Ratios(batch);

        Assert.All(
            ratios,
            ratio => Assert.True(ratio is >= 0.01 and <= 0.9000001 or >= 0.999999 and <= 2)
        );
        AssertShare(0.9, ratios.Count(ratio => ratio < 0.95));
        AssertShare(0.45, ratios.Count(ratio => ratio < 0.455));
        AssertShare(0.05, ratios.Count(ratio => ratio > 1.5));
    }

    [Fact]
    public void Working_sets_are_5_to_100_percent_of_the_memory()
    {
        var batch = _workload.Slice(0, Count);
        var shares = new double[Count];
        for (var i = 0; i < Count; i++)
            shares[i] = batch.WorkingSetBytes[i] / batch.MemoryBytes[i];

        Assert.All(shares, share => Assert.InRange(share, 0.05, 1));
        AssertShare(0.5, shares.Count(share => share < 0.525));
    }

    private static double[] Ratios(MigrationBatch batch)
    {
        var ratios = new double[batch.Count];
        for (var i = 0; i < ratios.Length; i++)
            ratios[i] = batch.DirtyBytesPerSecond[i] / batch.BandwidthBytesPerSecond[i];
        return ratios;
    }

    // Six standard deviations of a count at most.
    private static void AssertShare(double expected, int count) =>
        Assert.InRange((double)count / Count, expected - 0.01, expected + 0.01);
}
