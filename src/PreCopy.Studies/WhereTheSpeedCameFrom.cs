using PreCopy.Results;
using PreCopy.Studies.Race;

namespace PreCopy.Studies;

/// <summary>Measured: what each idea added, from the scalar loop to all cores.</summary>
public sealed class WhereTheSpeedCameFrom : IStudy
{
    private const int BatchSize = 100_000;

    // Of several kernels with an idea the quickest stands for it: which one that is depends on the machine.
    private static readonly (string Idea, string[] Kernels)[] Ideas =
    [
        ("scalar loop", ["Scalar"]),
        ("masked lanes", ["VectorMaskedLoop"]),
        ("binary lifting", ["Vector256Lifting", "Vector512Lifting"]),
        ("software pipelining", ["Avx2PipelinedLifting", "Avx512PipelinedLifting"]),
        ("all cores", ["ThreadedLifting"]),
    ];

    /// <inheritdoc/>
    public string Name => "where-the-speed-came-from";

    /// <inheritdoc/>
    public string Question => "What did each idea add to the speed of the kernels?";

    /// <inheritdoc/>
    public bool NeedsRace => true;

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var race = RaceTimes.Of(context);
        var data = new Table(
            "idea",
            "kernel",
            "time (ns/migration)",
            "lowest launch (ns/migration)",
            "highest launch (ns/migration)",
            "times faster than before",
            "times faster than the first"
        );
        var kernels = Ideas
            .Select(each => (each.Idea, Kernel: Quickest(race, each.Kernels)))
            .Where(each => each.Kernel is not null)
            .ToArray();
        if (kernels.Length < 2)
            throw new MissingMeasurementsException(
                $"needs a race of two ideas in batches of {BatchSize:N0}"
            );
        foreach (var (place, (idea, kernel)) in kernels.Index())
        {
            var time = race.Time(RaceNames.Kernels, BatchSize, kernel!)!.Value;
            data.Add(
                idea,
                kernel!,
                time.Median,
                time.Lowest,
                time.Highest,
                TimesFaster(kernels[Math.Max(0, place - 1)].Kernel!),
                TimesFaster(kernels[0].Kernel!)
            );

            double TimesFaster(string than) =>
                race.Ratio(RaceNames.Kernels, BatchSize, than, kernel!)!.Value.Median;
        }
        return new(data, Finding(data));
    }

    private static string? Quickest(RaceTimes race, string[] kernels) =>
        kernels
            .Intersect(race.Contenders(RaceNames.Kernels, BatchSize))
            .MinBy(kernel => race.Time(RaceNames.Kernels, BatchSize, kernel)!.Value.Median);

    private static string Finding(Table data)
    {
        var ideas = data.Texts("idea");
        var times = data.Numbers("time (ns/migration)");
        var factors = data.Numbers("times faster than before");
        var steps = ideas.Zip(factors).Skip(1).Select(step => $"{step.First} {step.Second:F2}");
        return $"From {times[0]:F1} to {times[^1]:F2} ns per migration, {data.Numbers("times faster than the first")[^1]:F1} times as fast: {string.Join(", ", steps)} times.";
    }
}
