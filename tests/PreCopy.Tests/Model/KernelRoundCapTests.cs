using PreCopy.Model;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Any round cap and none: closed forms plan their steps by it.</summary>
public sealed class KernelRoundCapTests
{
    private static readonly int[] Caps =
    [
        .. Enumerable.Range(1, 40),
        .. new[] { 63, 64, 65, 100, 255, 256, 257, 511, 512, 513, 1000, 1023, 1024, 1025 },
    ];

    private static readonly MigrationCase[] Cases = RandomMigrations.Cases(30, 400);

    public static TheoryData<string> KernelNames =>
        [.. KernelRegistry.Available.Skip(1).Select(kernel => kernel.Name)];

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void Every_cap_is_the_references(string name)
    {
        foreach (var cap in Caps)
        foreach (var downtime in new[] { 0.3, 1e-6 })
        {
            var policy = new StopPolicy { DowntimeSeconds = downtime, MaxRounds = cap };
            // The reference rounds once a round, most often the same way: after a thousand it is what is off.
            Kernels.AssertAgree(
                new Reference().Run(Law.Capped, policy, Cases),
                KernelRegistry.Named(name).Run(Law.Capped, policy, Cases),
                1e-14 * Math.Max(1, cap / 64.0)
            );
        }
    }

    [Theory]
    [MemberData(nameof(KernelNames))]
    public void Exact_ties_are_the_references(string name)
    {
        // Rounds without rounding: M is a whole number, ρ and W/M are short binary fractions.
        foreach (var ratio in new[] { 0.125, 0.375, 0.5, 0.625, 0.75, 0.875, 0.9375, 1, 2 })
        foreach (var share in new[] { 1, 0.75, 0.3125 })
        {
            var migration = new MigrationCase(
                3L << 33,
                1L << 30,
                ratio * (1L << 30),
                share * (3L << 33)
            );
            foreach (var policy in Ties(migration, Math.Min(ratio, 1)))
                Kernels.AssertAgree(
                    [new Reference().Run(Law.Capped, policy, migration)],
                    [KernelRegistry.Named(name).Run(Law.Capped, policy, migration)]
                );
        }
    }

    // Limits met exactly by each of the first rounds, and missed by an ulp.
    private static IEnumerable<StopPolicy> Ties(MigrationCase migration, double ratio)
    {
        var left = Math.Min(migration.MemoryBytes * ratio, migration.WorkingSetBytes);
        for (var round = 1; round <= 32 && left >= 1; round++, left *= ratio)
            foreach (var bytes in new[] { Math.BitDecrement(left), left, Math.BitIncrement(left) })
            foreach (var cap in new int?[] { null, 30, 33 })
            {
                var downtime = bytes / migration.BandwidthBytesPerSecond;
                yield return new() { DowntimeSeconds = downtime, MaxRounds = cap };
                yield return new() { MinPendingBytes = bytes, MaxRounds = cap };
            }
    }
}
