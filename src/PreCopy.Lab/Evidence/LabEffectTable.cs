using MathNet.Numerics.Statistics;
using PreCopy.Results;

namespace PreCopy.Lab.Evidence;

/// <summary>What each effect is worth: a study predicted with one after the other, then with all but one.</summary>
public static class LabEffectTable
{
    private static readonly LabEffects Raw = new()
    {
        PageHeader = false,
        NonZeroPages = false,
        FixedCost = false,
        LooksInsideRounds = false,
        SocketQueue = false,
    };

    /// <summary>The models, by what they take into account, from the plainest on.</summary>
    public static IReadOnlyList<(string Model, LabEffects Effects)> Models { get; } =
    [
        .. Ladder(
            ("raw link rate, whole memory", _ => Raw),
            ("+ page header", effects => effects with { PageHeader = true }),
            ("+ only non-zero pages", effects => effects with { NonZeroPages = true }),
            ("+ fixed cost", effects => effects with { FixedCost = true }),
            ("+ looks inside a round", effects => effects with { LooksInsideRounds = true }),
            ("+ socket queue: all", effects => effects with { SocketQueue = true })
        ),
        ("all but the page header", LabEffects.All with { PageHeader = false }),
        ("all but the zero pages", LabEffects.All with { NonZeroPages = false }),
        ("all but the fixed cost", LabEffects.All with { FixedCost = false }),
        ("all but the looks inside a round", LabEffects.All with { LooksInsideRounds = false }),
        ("all but the socket queue", LabEffects.All with { SocketQueue = false }),
        ("all but the working-set cap", LabEffects.All with { WorkingSetCap = false }),
    ];

    /// <summary>A row for each model; errors are predicted over measured minus 1, worst ones with their sign.</summary>
    public static Table Of(LabStudyData data)
    {
        var table = new Table(
            "model",
            "makespan median error (%)",
            "makespan worst error (%)",
            "worst case",
            "makespan bias (%)",
            "ratio worst error (%)",
            "bytes worst error (%)",
            "downtime bias (ms)",
            "convergence misses"
        );
        foreach (var (model, effects) in Models)
        {
            var evidence = LabEvidence.Of(data, effects);
            var worst = LabError.Worst(evidence.MakespanErrors);
            table.Add(
                model,
                Percent(LabError.MedianSize(evidence.MakespanErrors)),
                Percent(worst?.Relative),
                worst?.Name ?? "",
                Percent(evidence.MakespanErrors.Select(error => error.Relative).Mean()),
                Percent(LabError.Worst(evidence.Ratios.Select(each => each.Error))?.Relative),
                Percent(LabError.Worst(evidence.BytesErrors)?.Relative),
                1e3 * DowntimeBiasSeconds(evidence),
                evidence.Cases.Count(each => each.RunsMissed > 0)
            );
        }
        return table;
    }

    // Of every kind of batch whose downtime counts, predicted minus measured: the mean.
    private static double DowntimeBiasSeconds(LabEvidence evidence) =>
        evidence
            .Cases.Where(each => each.DowntimeCounts)
            .Select(each => each.DowntimeSeconds.Predicted - each.DowntimeSeconds.Measured.Mean)
            .Where(double.IsFinite)
            .Mean();

    private static double Percent(double? fraction) => 100 * fraction ?? double.NaN;

    private static IEnumerable<(string, LabEffects)> Ladder(
        params (string Name, Func<LabEffects, LabEffects> Add)[] steps
    )
    {
        var effects = Raw;
        foreach (var (name, add) in steps)
            yield return (name, effects = add(effects));
    }
}
