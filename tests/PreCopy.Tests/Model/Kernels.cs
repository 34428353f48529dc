using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using Xunit;

namespace PreCopy.Tests.Model;

/// <summary>Runs kernels on lists of cases.</summary>
internal static class Kernels
{
    // An odd margin, so that no span is aligned.
    private const int Margin = 17;
    private const double Untouched = -123.25;

    /// <summary>How far a closed form may be from the reference, relatively.</summary>
    private const double Tolerance = 1e-14;

    /// <summary>The kernels that take every round, as the reference does.</summary>
    public static IReadOnlyList<string> Loops { get; } = [nameof(Scalar), nameof(VectorMaskedLoop)];

    /// <summary>The kernels of one algorithm, whatever their width: binary lifting.</summary>
    public static IReadOnlyList<string> Liftings { get; } =
    [
        .. KernelRegistry
            .Available.Select(kernel => kernel.Name)
            .Where(name => name.EndsWith("Lifting", StringComparison.Ordinal)),
    ];

    /// <summary>The same rounds and outcome, times and bytes within a tolerance, relatively.</summary>
    public static void AssertAgree(
        IReadOnlyList<MigrationAnswer> expected,
        IReadOnlyList<MigrationAnswer> answers,
        double tolerance = Tolerance
    )
    {
        Assert.Equal(expected.Count, answers.Count);
        for (var i = 0; i < expected.Count; i++)
            if (!Agree(expected[i], answers[i], tolerance))
                Assert.Fail($"{i}: {answers[i]} where the reference has {expected[i]}");
    }

    private static bool Agree(in MigrationAnswer one, in MigrationAnswer other, double tolerance) =>
        (one.LiveRounds, one.Outcome) == (other.LiveRounds, other.Outcome)
        && AreNear(one.TotalSeconds, other.TotalSeconds, tolerance)
        && AreNear(one.DowntimeSeconds, other.DowntimeSeconds, tolerance)
        && AreNear(one.BytesSent, other.BytesSent, tolerance);

    private static bool AreNear(double expected, double actual, double tolerance) =>
        actual == expected || Math.Abs(actual - expected) <= tolerance * expected;

    public static MigrationAnswer Run(
        this MigrationKernel kernel,
        Law law,
        StopPolicy policy,
        MigrationCase migration,
        double switchoverSeconds = 0
    ) => kernel.Run(law, policy, [migration], switchoverSeconds)[0];

    /// <summary>The answers to a batch.</summary>
    public static MigrationAnswer[] Run(
        this MigrationKernel kernel,
        Law law,
        StopPolicy policy,
        IReadOnlyList<MigrationCase> cases,
        double switchoverSeconds = 0
    ) =>
        Answers(
            cases,
            (in batch, in results) =>
            {
                if (law == Law.Capped)
                    kernel.Run<Capped>(batch, policy, switchoverSeconds, results);
                else
                    kernel.Run<Saturating>(batch, policy, switchoverSeconds, results);
            }
        );

    /// <summary>Computes a batch.</summary>
    public delegate void Computation(in MigrationBatch batch, in MigrationResults results);

    /// <summary>The answers to a batch; fails when the computation writes beside the spans that it was given.</summary>
    public static MigrationAnswer[] Answers(IReadOnlyList<MigrationCase> cases, Computation compute)
    {
        var count = cases.Count;
        double[] Column(Func<MigrationCase, double> value) =>
            [.. Enumerable.Repeat(double.NaN, Margin), .. cases.Select(value), double.NaN];
        var (memory, bandwidth) = (
            Column(one => one.MemoryBytes),
            Column(one => one.BandwidthBytesPerSecond)
        );
        var (dirty, workingSet) = (
            Column(one => one.DirtyBytesPerSecond),
            Column(one => one.WorkingSetBytes)
        );
        var (total, downtime, bytes) = (
            Filled(count, Untouched),
            Filled(count, Untouched),
            Filled(count, Untouched)
        );
        var (rounds, outcomes) = (Filled(count, -7), Filled(count, (Outcome)0xA5));
        var batch = new MigrationBatch
        {
            MemoryBytes = memory.AsSpan(Margin, count),
            BandwidthBytesPerSecond = bandwidth.AsSpan(Margin, count),
            DirtyBytesPerSecond = dirty.AsSpan(Margin, count),
            WorkingSetBytes = workingSet.AsSpan(Margin, count),
        };
        var results = new MigrationResults
        {
            TotalSeconds = total.AsSpan(Margin, count),
            DowntimeSeconds = downtime.AsSpan(Margin, count),
            BytesSent = bytes.AsSpan(Margin, count),
            LiveRounds = rounds.AsSpan(Margin, count),
            Outcomes = outcomes.AsSpan(Margin, count),
        };
        compute(batch, results);

        AssertMargins(total, count, Untouched);
        AssertMargins(downtime, count, Untouched);
        AssertMargins(bytes, count, Untouched);
        AssertMargins(rounds, count, -7);
        AssertMargins(outcomes, count, (Outcome)0xA5);
        return
        [
            .. Enumerable
                .Range(Margin, count)
                .Select(i => new MigrationAnswer(
                    total[i],
                    downtime[i],
                    bytes[i],
                    rounds[i],
                    outcomes[i]
                )),
        ];
    }

    private static T[] Filled<T>(int count, T value)
    {
        var values = new T[count + 2 * Margin];
        Array.Fill(values, value);
        return values;
    }

    private static void AssertMargins<T>(T[] values, int count, T untouched)
    {
        Assert.All(values[..Margin], value => Assert.Equal(untouched, value));
        Assert.All(values[(Margin + count)..], value => Assert.Equal(untouched, value));
    }
}
