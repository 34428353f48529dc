using System.Runtime.Intrinsics;
using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;
using Xunit;

namespace PreCopy.Tests.SharedLink;

/// <summary>The engine in virtual time against the general one and the naive simulation, wherever it applies.</summary>
public sealed class VirtualTimeEngineTests
{
    private const int Batches = 300;

    // Differences of instants lose digits against the clock; everything else is the same arithmetic.
    private const double Tolerance = 1e-12;

    public static TheoryData<uint> Seeds => [.. Enumerable.Range(61, 6).Select(seed => (uint)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_does_what_the_general_engine_does(uint seed)
    {
        var taken = 0;
        foreach (var scenario in Uncapped(seed))
        {
            var actual = RunInVirtualTime(scenario.Settings, scenario.Products());
            var expected = GeneralLink.Run(scenario.Settings, scenario.Products());
            Assert.Equal(expected.Length, scenario.Run().Length);
            AssertSame(expected, scenario.Run(), scenario);
            if (actual is null)
                continue;
            taken++;
            AssertSame(expected, actual, scenario);
        }

        Assert.InRange(taken, Batches / 2, Batches);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_does_what_the_model_says(uint seed)
    {
        foreach (var scenario in Uncapped(seed + 100).Take(100))
        {
            var actual = RunInVirtualTime(scenario.Settings, scenario.Products());
            if (actual is null || scenario.RunNaively(RoundLeap.LiteralRounds) is not { } expected)
                continue;
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i].Outcome, actual[i].Outcome);
                Assert.Equal(expected[i].LiveRounds, actual[i].LiveRounds);
                AssertClose(expected[i].EndSeconds, actual[i].EndSeconds, 1e-9);
                AssertClose(expected[i].BytesSent, actual[i].BytesSent, 1e-9);
            }
        }
    }

    [Fact]
    public void Every_number_at_once_and_exact_ties_come_out_the_same()
    {
        // Memories and weights in small whole numbers: ends of different VMs coincide again and again.
        var random = new Random(7);
        for (var count = 1; count <= VirtualTimeEngine<CappedCurve>.MostAtOnce; count++)
        for (var again = 0; again < 40; again++)
        {
            var vms = Enumerable
                .Range(0, count + random.Next(count + 1))
                .Select(_ =>
                    Link.Constant(
                        random.Next(1, 5) * 1e9,
                        random.Next(0, 3) * 1e9 / 64,
                        random.Next(1, 4)
                    )
                )
                .ToArray();
            var settings = new LinkSettings(1e9, Policy(again)) { Concurrency = count };

            var actual = RunInVirtualTime(settings, vms);

            if (actual is not null)
                Assert.All(
                    GeneralLink.Run(settings, vms).Zip(actual),
                    pair => AssertSame(pair.First, pair.Second, settings)
                );
        }
    }

    [Theory]
    [InlineData(1e9, 16, false, true)]
    [InlineData(double.PositiveInfinity, 16, false, true)]
    [InlineData(0.999e9, 16, false, false)]
    [InlineData(1e9, 17, false, false)]
    [InlineData(1e9, 16, true, false)]
    public void It_applies_where_no_cap_and_no_timeout_can_bind(
        double streamCap,
        int atOnce,
        bool hasTimeout,
        bool applies
    ) =>
        Assert.Equal(
            applies && Vector256.IsHardwareAccelerated,
            VirtualTimeEngine<CappedCurve>.Applies(
                Link.Memory(
                    new(1e9, Link.Downtime(0.3) with { TimeoutSeconds = hasTimeout ? 1e6 : null })
                    {
                        StreamCapBytesPerSecond = streamCap,
                        Concurrency = atOnce,
                    }
                ),
                100
            )
        );

    [Fact]
    public void It_hands_over_what_never_ends_and_what_takes_too_many_rounds()
    {
        var settings = new LinkSettings(1e9, Link.Downtime(1e-6));

        Assert.Null(RunInVirtualTime(settings, Link.Constant(1e9, 2e9)));
        Assert.Null(RunInVirtualTime(settings, Link.Constant(1e9, 0.9999e9)));
        Assert.NotNull(RunInVirtualTime(settings, Link.Constant(1e9, 0.99e9)));
    }

    private static StopPolicy Policy(int which) =>
        new()
        {
            DowntimeSeconds = 1.0 / 64,
            MaxRounds = which % 4 == 1 ? 3 : null,
            MaxFactor = which % 4 == 2 ? 1.5001 : null,
            MinPendingBytes = which % 4 == 3 ? 1e6 : null,
        };

    private static IEnumerable<LinkScenario> Uncapped(uint seed) =>
        RandomScenarios
            .Scenarios(seed, Batches)
            .Select(scenario =>
                scenario with
                {
                    Settings = scenario.Settings with
                    {
                        StreamCapBytesPerSecond = double.PositiveInfinity,
                        Compression = null,
                        Policy = scenario.Settings.Policy with
                        {
                            TimeoutSeconds = null,
                            DowntimeSeconds = scenario.Settings.Policy.DowntimeSeconds ?? 0.3,
                        },
                    },
                }
            );

    private static VmResult[]? RunInVirtualTime<TCurve>(
        LinkSettings settings,
        params Vm<TCurve>[] vms
    )
        where TCurve : struct, IDirtyCurve
    {
        var results = new VmResult[vms.Length];
        var hasEqualWeights = LinkArguments.Validate<TCurve>(vms, results, vms.Length);
        return new VirtualTimeEngine<TCurve>().TryRun(
            new(Link.Memory(settings), vms, results, hasEqualWeights)
        )
            ? results
            : null;
    }

    private static void AssertSame(VmResult[] expected, VmResult[] actual, object what)
    {
        for (var i = 0; i < expected.Length; i++)
            AssertSame(expected[i], actual[i], what);
    }

    private static void AssertSame(VmResult expected, VmResult actual, object what) =>
        Assert.True(
            expected.Outcome == actual.Outcome
                && expected.LiveRounds == actual.LiveRounds
                && IsClose(expected.StartSeconds, actual.StartSeconds, Tolerance)
                && IsClose(expected.EndSeconds, actual.EndSeconds, Tolerance)
                && IsClose(expected.BytesSent, actual.BytesSent, Tolerance)
                && IsClose(expected.DowntimeSeconds, actual.DowntimeSeconds, 1e3 * Tolerance),
            $"{expected}\nis not {actual}\n{what}"
        );

    private static void AssertClose(double expected, double actual, double tolerance) =>
        Assert.True(IsClose(expected, actual, tolerance), $"{expected} is not {actual}");

    private static bool IsClose(double expected, double actual, double tolerance) =>
        expected == actual || Math.Abs(expected - actual) <= tolerance * expected;
}
