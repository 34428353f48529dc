using PreCopy.Results;
using PreCopy.Studies.Race;

namespace PreCopy.Studies;

/// <summary>Measured: a migration's cost over batch size, against the same loads and stores without the arithmetic.</summary>
public sealed class Roofline : IStudy
{
    /// <inheritdoc/>
    public string Name => "roofline";

    /// <inheritdoc/>
    public string Question => "What bounds the kernels, arithmetic or memory?";

    /// <inheritdoc/>
    public bool NeedsRace => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var race = RaceTimes.Of(context);
        var data = new Table(
            "contender",
            "batch size",
            "time (ns/migration)",
            "lowest launch (ns/migration)",
            "highest launch (ns/migration)",
            "memory traffic (GB/s)",
            "times memory alone"
        );
        var sizes = race.Sizes(RaceNames.Batches).ToArray();
        if (sizes.Length == 0)
            throw new MissingMeasurementsException("needs a race over batch sizes");
        foreach (var contender in race.Contenders(RaceNames.Batches, sizes[0]))
        foreach (var size in sizes)
            if (race.Time(RaceNames.Batches, size, contender) is { } time)
                data.Add(
                    contender,
                    size,
                    time.Median,
                    time.Lowest,
                    time.Highest,
                    RaceNames.BytesPerMigration / time.Median,
                    TimesMemory(race, size, contender)
                );
        return new(data, Finding(race, sizes));
    }

    private static double TimesMemory(RaceTimes race, int size, string contender) =>
        race.Ratio(RaceNames.Batches, size, contender, RaceNames.MemoryShape)?.Median ?? double.NaN;

    private static string Finding(RaceTimes race, int[] sizes)
    {
        var best = race.Best(sizes[^1])!;
        var time = race.Time(RaceNames.Batches, sizes[^1], best)!.Value.Median;
        var moved =
            $"In batches of {sizes[^1]:N0}, {best} takes {time:F2} ns per migration and moves {RaceNames.BytesPerMigration / time:F1} GB/s";
        var (far, near) = (TimesMemory(race, sizes[^1], best), TimesMemory(race, sizes[0], best));
        return double.IsFinite(far) && double.IsFinite(near)
            ? $"{moved}, {far:F2} times the time of its loads and stores alone; in batches of {sizes[0]:N0} it is {near:F2} times."
            : $"{moved}; what memory alone would allow was not measured here.";
    }
}
