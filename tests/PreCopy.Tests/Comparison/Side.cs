using MathNet.Numerics.Distributions;
using PreCopy.Comparison;
using PreCopy.Results;

namespace PreCopy.Tests.Comparison;

/// <summary>Synthetic measurements of one side.</summary>
internal sealed record Side
{
    /// <summary>The median of every benchmark.</summary>
    public double Nanoseconds { get; init; } = 100;

    public int Benchmarks { get; init; } = 1;

    public int Launches { get; init; } = 3;

    public int Iterations { get; init; } = 18;

    /// <summary>The standard deviation between launches, as a part of the time.</summary>
    public double BetweenLaunches { get; init; } = 0.003;

    /// <summary>The standard deviation between a launch's iterations, as a part of the time.</summary>
    public double BetweenIterations { get; init; } = 0.01;

    /// <summary>How likely a launch is 1.3 to 1.8 times slower from beginning to end.</summary>
    public double UnluckyLaunches { get; init; }

    /// <summary>How much slower half of the launches of every fourth benchmark are.</summary>
    public double Modes { get; init; }

    public string Checksum { get; init; } = "0123456789abcdef";

    public MeasuredBenchmark[] Measure(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, Benchmarks)
                .Select(i => new MeasuredBenchmark(
                    Key(i),
                    [.. Enumerable.Range(0, Launches).Select(_ => Launch(random, i % 4 == 0))],
                    Checksum
                )),
        ];
    }

    public static BenchmarkKey Key(int place) => new("Class", "Method", $"Case={place}", "");

    /// <summary>A benchmark with these iterations in each of its launches.</summary>
    public static MeasuredBenchmark Of(params double[][] launches) => new(Key(0), launches, "");

    private double[] Launch(Random random, bool hasModes)
    {
        var median = Nanoseconds * Math.Exp(Normal.Sample(random, 0, BetweenLaunches));
        if (random.NextDouble() < UnluckyLaunches)
            median *= 1.3 + 0.5 * random.NextDouble();
        if (hasModes && random.NextDouble() < 0.5)
            median *= 1 + Modes;
        return
        [
            .. Enumerable
                .Range(0, Iterations)
                .Select(_ => median * Math.Exp(Normal.Sample(random, 0, BetweenIterations))),
        ];
    }
}
