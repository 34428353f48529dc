using PreCopy.Benchmarks.Peers;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model;
using PreCopy.Model.Kernels;
using PreCopy.Tests.Model;
using Xunit;
using Policies = PreCopy.Benchmarks.Workloads.Policies;

namespace PreCopy.Tests.Benchmarks;

public sealed class NativePeersTests
{
    private const double Tolerance = 1e-14;
    private const double RoundingError = 1.0 / (1L << 53);

    // Below, at and above the caps where the lifting changes its steps, the usual cap among them.
    private static readonly int[] Caps = [1, 2, 3, 4, 5, 16, 17, 18, 29, 30, 31, 32, 33, 100, 5000];

    /// <summary>The peers that migrate; the memory shape only copies.</summary>
    public static TheoryData<string> Names =>
        [nameof(NativeScalarLoop), nameof(NativeMaskedLoop), nameof(NativeLifting)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_peer_agrees_with_the_reference_on_the_workload(string name)
    {
        const int count = 20_011;
        AssertAgrees(Peer(name), Policies.Usual, [.. Workload(count)]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_peer_agrees_with_the_reference_at_every_length_and_cap(string name)
    {
        var peer = Peer(name);
        var cases = Workload(67).ToArray();
        foreach (var cap in Caps)
            for (var length = 0; length <= cases.Length; length++)
                AssertAgrees(
                    peer,
                    new() { DowntimeSeconds = 0.3, MaxRounds = cap },
                    cases[^length..]
                );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_peer_agrees_with_the_reference_on_exact_ties(string name)
    {
        var peer = Peer(name);
        foreach (var migration in RandomMigrations.Cases(99, 100))
        {
            var ratio = migration.DirtyBytesPerSecond / migration.BandwidthBytesPerSecond;
            if (ratio is 0 or > 0.98)
                continue;
            var left = Math.Min(migration.MemoryBytes * ratio, migration.WorkingSetBytes);
            // Sixteen lanes: no remainder, which the loop would do.
            var lanes = Enumerable.Repeat(migration, 16).ToArray();
            for (var rounds = 1; rounds <= 40 && left > 1; rounds++, left *= ratio)
            {
                var downtime = left / migration.BandwidthBytesPerSecond;
                AssertAgrees(peer, new() { DowntimeSeconds = downtime, MaxRounds = 30 }, lanes);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_peer_agrees_with_the_reference_where_the_ratio_is_near_1(string name)
    {
        var peer = Peer(name);
        double[] ratios =
        [
            0,
            63.0 / 64,
            Math.BitIncrement(63.0 / 64),
            1 - 1e-9,
            Math.BitDecrement(1),
            1,
            Math.BitIncrement(1),
            1 + 1e-9,
        ];
        // A power of two: the ratio is exact, whatever its last bit.
        const double bandwidth = 1L << 30;
        double[] workingSets = [1L << 34, 0.3 * bandwidth, 0.3 * bandwidth * (1 + 1e-11), 0];
        MigrationCase[] cases =
        [
            .. ratios.SelectMany(ratio =>
                workingSets.Select(bytes => new MigrationCase(
                    1L << 34,
                    bandwidth,
                    ratio * bandwidth,
                    bytes
                ))
            ),
        ];
        foreach (var cap in Caps)
            AssertAgrees(peer, new() { DowntimeSeconds = 0.3, MaxRounds = cap }, cases);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_peer_refuses_what_it_does_not_know(string name)
    {
        var peer = Peer(name);
        var migration = MigrationCase.Constant(1L << 33, 1L << 30, 1L << 29);
        StopPolicy[] unknown =
        [
            new() { DowntimeSeconds = 0.3 },
            new() { MaxRounds = 30 },
            Policies.Usual with
            {
                MinPendingBytes = 4096,
            },
            Policies.Usual with
            {
                MaxFactor = 3,
            },
        ];

        Assert.All(
            unknown,
            policy =>
                Assert.Throws<NotSupportedException>(() => peer.Run(Law.Capped, policy, migration))
        );
        Assert.Throws<NotSupportedException>(() =>
            peer.Run(Law.Saturating, Policies.Usual, migration)
        );
    }

    [Fact]
    public void The_memory_shape_writes_every_result_and_nothing_else()
    {
        var cases = Workload(67).ToArray();
        for (var length = 0; length <= cases.Length; length++)
        {
            var copies = Peer(nameof(NativeMemoryShape))
                .Run(Law.Capped, Policies.Usual, cases[..length]);
            Assert.Equal(
                cases.Take(length).Select(one => one.MemoryBytes),
                copies.Select(one => one.TotalSeconds)
            );
            Assert.DoesNotContain(copies, one => one.LiveRounds == -7);
            Assert.DoesNotContain(copies, one => one.Outcome == (Outcome)0xA5);
        }
    }

    private static NativeKernel Peer(string name)
    {
        Assert.SkipUnless(NativePeers.IsAvailable, NativePeers.WhyMissing);
        return NativePeers.All.Single(peer => peer.Name == name);
    }

    private static IEnumerable<MigrationCase> Workload(int count)
    {
        var workload = MigrationWorkload.Generate(count, seed: 5);
        for (var i = 0; i < count; i++)
        {
            var one = workload.Slice(i, 1);
            yield return new(
                one.MemoryBytes[0],
                one.BandwidthBytesPerSecond[0],
                one.DirtyBytesPerSecond[0],
                one.WorkingSetBytes[0]
            );
        }
    }

    private static void AssertAgrees(NativeKernel peer, StopPolicy policy, MigrationCase[] cases)
    {
        var expected = new Reference().Run(Law.Capped, policy, cases, 0.02);
        var answers = peer.Run(Law.Capped, policy, cases, 0.02);
        foreach (var ((right, answer), migration) in expected.Zip(answers).Zip(cases))
        {
            Assert.Equal((right.LiveRounds, right.Outcome), (answer.LiveRounds, answer.Outcome));
            // A sum of thousands of rounds is rounded thousands of times, in the reference too.
            var tolerance = Math.Max(Tolerance, right.LiveRounds * RoundingError);
            AssertClose(right.TotalSeconds, answer.TotalSeconds, tolerance, migration);
            AssertClose(right.DowntimeSeconds, answer.DowntimeSeconds, tolerance, migration);
            AssertClose(right.BytesSent, answer.BytesSent, tolerance, migration);
        }
    }

    private static void AssertClose(
        double expected,
        double actual,
        double tolerance,
        MigrationCase migration
    ) =>
        Assert.True(
            Math.Abs(expected - actual) <= tolerance * expected,
            $"{actual:R} is not {expected:R} for {migration}"
        );
}
