using PreCopy.Model;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>Downtime and makespan over N for three kinds of stop policy.</summary>
public sealed class DowntimeVsConcurrency : IStudy
{
    private const int MostAtOnce = 24;
    private const double DirtyRatio = 0.05;

    // Fifty pages of 4 KiB: where Xen's policies converge.
    private const double FiftyPages = 50 * 4096;

    private static readonly (string Name, StopPolicy Policy)[] Policies =
    [
        ("downtime limit 300 ms", StandardCase.DowntimeLimited),
        ("5 rounds", new() { MaxRounds = 5, MinPendingBytes = FiftyPages }),
        ("3 × memory", new() { MaxFactor = 3, MinPendingBytes = FiftyPages }),
    ];

    /// <inheritdoc/>
    public string Name => "downtime-vs-concurrency";

    /// <inheritdoc/>
    public string Question =>
        "What does a stop policy give up when the share of the link shrinks: time or downtime?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var data = new Table("policy", "concurrency", "downtime (s)", "makespan (s)");
        foreach (var (name, policy) in Policies)
        {
            var migrations = new SingleMigrations();
            for (var concurrency = 1; concurrency <= MostAtOnce; concurrency++)
                migrations.Add(DirtyRatio, concurrency);
            migrations.Run<Capped>(policy);
            for (var i = 0; i < MostAtOnce; i++)
                data.Add(name, i + 1, migrations.DowntimeSeconds[i], migrations.TotalSeconds[i]);
        }

        return new(data, Finding(data));
    }

    private static string Finding(Table data)
    {
        var limited = data.Where("policy", Policies[0].Name);
        var capped = data.Where("policy", Policies[1].Name);
        var last = limited.Numbers("makespan (s)").Count(double.IsFinite);
        var downtimes = capped.Numbers("downtime (s)");
        return $"With a downtime limit, {last} at once still end with {limited.Numbers("downtime (s)")[last - 1] * 1e3:F0} ms of downtime but take "
            + $"{limited.Numbers("makespan (s)")[last - 1]:N0} s, and more never end; with 5 rounds all end, but the downtime grows from "
            + $"{downtimes[0] * 1e3:G2} ms alone to {downtimes[last - 1]:F0} s.";
    }
}
