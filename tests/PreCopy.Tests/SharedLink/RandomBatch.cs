using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.SharedLink;

namespace PreCopy.Tests.SharedLink;

/// <summary>Random batches over everything that a scenario can say; the same seed gives the same batch.</summary>
internal static class RandomBatch
{
    private const double Bandwidth = 1e9;

    public static (LinkSettings Settings, Vm<AnyCurve>[] Vms) Draw(int seed)
    {
        var random = new Random(seed);
        var vms = new Vm<AnyCurve>[random.Next(1, 8)];
        for (var i = 0; i < vms.Length; i++)
        {
            var memory = Math.Pow(10, 8 + 3 * random.NextDouble());
            vms[i] = new(
                memory,
                Curve(random, memory, Bandwidth / vms.Length),
                Pick(random, 1, 1, 2, 0.1, 7)
            );
        }

        return (Settings(random, vms.Length), vms);
    }

    private static AnyCurve Curve(Random random, double memory, double share)
    {
        var rate =
            share * Pick(random, 0, 0.01, 0.1, 0.5, 0.9, 1.1) * (0.5 + random.NextDouble() / 2);
        var workingSet = memory * Pick(random, 1, 1, 0.3, 0.05);
        return random.Next(5) switch
        {
            0 or 1 => new CappedCurve(rate, workingSet),
            2 => new SaturatingCurve(rate, workingSet),
            3 => new HotColdCurve(
                new(0.9 * rate, 0.2 * workingSet),
                new(0.1 * rate, 0.7 * workingSet)
            ),
            _ => Measured(random, rate, workingSet),
        };
    }

    private static MeasuredCurve Measured(Random random, double rate, double workingSet)
    {
        double[] seconds = [1 + random.NextDouble(), 3, 10 + random.NextDouble(), 40];
        var bytes = new double[seconds.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (i == 0 ? 0 : bytes[i - 1]) + 3 * rate * random.NextDouble();
        return new(seconds, bytes, workingSet);
    }

    private static LinkSettings Settings(Random random, int count)
    {
        var policy = new StopPolicy
        {
            // Without a threshold rounds shrink to nothing, which naive arithmetic meets too soon.
            DowntimeSeconds = Pick(random, 0.03, 0.3, 2),
            MinPendingBytes = random.Next(3) == 0 ? Pick(random, 1e5, 1e8) : null,
            MaxRounds = random.Next(3) > 0 ? (int)Pick(random, 1, 3, 5, 30) : null,
            MaxFactor = random.Next(3) == 0 ? Pick(random, 1, 1.51, 3.01) : null,
            TimeoutSeconds = random.Next(5) < 2 ? Pick(random, 1, 20, 200) : null,
            OnTimeout = (TimeoutAction)random.Next(3),
        };
        return new(Bandwidth, policy)
        {
            StreamCapBytesPerSecond =
                Bandwidth
                * Pick(random, double.PositiveInfinity, double.PositiveInfinity, 0.5, 0.2, 0.13),
            Concurrency = random.Next(1, count + 1),
            SetupSeconds = Pick(random, 0, 0, 1.5),
            SwitchoverSeconds = Pick(random, 0, 0.05),
        };
    }

    private static double Pick(Random random, params ReadOnlySpan<double> values) =>
        values[random.Next(values.Length)];
}
