using PreCopy.Results;

namespace PreCopy.Studies.Race;

/// <summary>What the kernels are meant to reach.</summary>
/// <param name="Case">What is measured, in words.</param>
/// <param name="Unit">The unit of the goal; <see cref="KernelGoalsMarkdown.TimesFaster"/> is reached from below, everything else from above.</param>
/// <param name="Goal">The figure to reach.</param>
/// <param name="Measure">The figure that was reached; <see langword="null"/> where a contender did not take part.</param>
internal sealed record KernelGoal(
    string Case,
    string Unit,
    double Goal,
    Func<RaceTimes, LaunchSpread?> Measure
)
{
    private const string Ratio = "ratio";
    private const string PerMigration = "ns/migration";
    private const string PerEvent = "ns/event";
    private const int Usual = 100_000;
    private const int InCache = 1_000;
    private const int FromMemory = 10_000_000;
    private const string Lifting = "NativeLifting";

    // What rounding and a larger memory may add before a queue counts as felt.
    private const double Flat = 1.1;

    /// <summary>All goals, in the order of the table.</summary>
    public static IReadOnlyList<KernelGoal> All { get; } =
    [
        new(
            "best kernel / tuned C++ lifting, 1,000",
            Ratio,
            1.1,
            race => Best(race, best => race.Ratio(RaceNames.Kernels, InCache, best, Lifting))
        ),
        new(
            "best kernel / tuned C++ lifting, 100,000",
            Ratio,
            1.1,
            race => Best(race, best => race.Ratio(RaceNames.Kernels, Usual, best, Lifting))
        ),
        new(
            "best kernel against plain C++ loop, 100,000",
            KernelGoalsMarkdown.TimesFaster,
            20,
            race =>
                Best(race, best => race.Ratio(RaceNames.Kernels, Usual, "NativeScalarLoop", best))
        ),
        new(
            "best kernel / memory alone, 10,000,000",
            Ratio,
            1.25,
            race =>
                Best(
                    race,
                    best => race.Ratio(RaceNames.Batches, FromMemory, best, RaceNames.MemoryShape)
                )
        ),
        new(
            "best kernel, one core, 100,000",
            PerMigration,
            2.3,
            race => Best(race, best => race.Time(RaceNames.Kernels, Usual, best))
        ),
        new(
            "best kernel, one core, 100,000, stretch",
            PerMigration,
            1.9,
            race => Best(race, best => race.Time(RaceNames.Kernels, Usual, best))
        ),
        new(
            "sweep along an axis, 100,000",
            PerMigration,
            1.6,
            race => race.Time(RaceNames.Sweep, Usual, RaceNames.AxisSweep)
        ),
        new(
            "two threads against one, 100,000",
            KernelGoalsMarkdown.TimesFaster,
            1.8,
            race =>
                race.Ratio(
                    RaceNames.Threads,
                    Usual,
                    RaceNames.WithThreads(1),
                    RaceNames.WithThreads(2)
                )
        ),
        Link(4, 14),
        Link(8, 20),
        Link(16, 26),
        new(
            "shared link, thousands waiting / dozens",
            Ratio,
            Flat,
            race =>
                race.Sizes(RaceNames.LinkQueue).Cast<int?>().LastOrDefault() is { } longest
                    ? race.Ratio(
                        RaceNames.LinkQueue,
                        longest,
                        RaceNames.LongQueue,
                        RaceNames.LinkEngine
                    )
                    : null
        ),
        new(
            "saturating curve, masked against scalar loop",
            KernelGoalsMarkdown.TimesFaster,
            4,
            race => race.Ratio(RaceNames.Saturating, Usual, "Scalar", "VectorMaskedLoop")
        ),
        new("most that any contender allocates", "bytes", 0, race => race.MostAllocated()),
    ];

    /// <summary>Whether a measured figure reaches the goal.</summary>
    public bool IsMetBy(double measured) =>
        Unit == KernelGoalsMarkdown.TimesFaster ? measured >= Goal : measured <= Goal;

    private static KernelGoal Link(int atOnce, double goal) =>
        new(
            $"shared link, {atOnce} at once",
            PerEvent,
            goal,
            race => race.Time(RaceNames.Link, atOnce, RaceNames.LinkEngine)
        );

    private static LaunchSpread? Best(RaceTimes race, Func<string, LaunchSpread?> measure) =>
        race.Best(Usual) is { } best ? measure(best) : null;
}
