using MathNet.Numerics;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Concurrent over sequential makespan for every dirty rate and concurrency.</summary>
public sealed class SlowdownMap : IStudy
{
    private const int MostAtOnce = 32;

    // A gain must be more than rounding.
    private const double LeastGain = 1e-9;

    // 0.5 % to 50 % of the link, 24 steps a decade; rounded, so that 20 migrations at 5 % stand at their wall and not a digit before.
    private static readonly double[] DirtyRatios =
    [
        .. Generate
            .LogSpaced(49, Math.Log10(0.005), Math.Log10(0.5))
            .Select(ratio => Math.Round(ratio, 12)),
    ];

    /// <inheritdoc/>
    public string Name => "slowdown-map";

    /// <inheritdoc/>
    public string Question =>
        "For which dirty rates and concurrencies does sharing the link hurt, and how much?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var migrations = new SingleMigrations();
        foreach (var ratio in DirtyRatios)
            for (var concurrency = 1; concurrency <= MostAtOnce; concurrency++)
                migrations.Add(ratio, concurrency);
        migrations.Run<Capped>(StandardCase.DowntimeLimited);

        var data = new Table("dirty rate / bandwidth", "concurrency", "slowdown");
        var slowdowns = new double[DirtyRatios.Length * MostAtOnce];
        for (var i = 0; i < slowdowns.Length; i++)
        {
            var concurrency = i % MostAtOnce + 1;
            var alone = migrations.TotalSeconds[i - i % MostAtOnce];
            slowdowns[i] = migrations.TotalSeconds[i] / (alone * concurrency);
            data.Add(DirtyRatios[i / MostAtOnce], concurrency, slowdowns[i]);
        }

        var never = slowdowns.Count(double.IsInfinity) / (double)slowdowns.Length;
        var mild = slowdowns.Count(slowdown => slowdown <= 1.1) / (double)slowdowns.Length;
        var gains = slowdowns.Count(slowdown => slowdown < 1 - LeastGain);
        return new(
            data,
            $"Of all cases with 1 to {MostAtOnce} migrations and dirty rates of 0.5 % to 50 % of the link, {never:P0} never end when run "
                + $"at once, {mild:P0} lose at most a tenth; "
                + (gains == 0 ? "none is faster." : $"{gains} are faster, by a round saved.")
        );
    }
}
