using PreCopy.Results;
using PreCopy.Studies;

namespace PreCopy.Tests.Studies;

/// <summary>A race whose every time is chosen: the rounds of a launch lie around it, slow ones slow for all.</summary>
internal sealed class SyntheticRace
{
    /// <summary>How much slower the launches are than the time that was chosen.</summary>
    private static readonly double[] Launches = [1, 1.05, 0.98, 1.4, 1.01];

    // A disturbed round is slow for everyone in it.
    private static readonly double[] Rounds = [1, 1.02, 3, 0.99, 1.01];

    private readonly RaceMeasurements _race = RaceMeasurements.Empty;

    /// <summary>Everyone on the machine that the goals were set for, all goals reached but the stretch.</summary>
    public static SyntheticRace Complete() =>
        new SyntheticRace()
            .With(RaceNames.Kernels, 1_000, ("Avx2PipelinedLifting", 2.05), ("NativeLifting", 2))
            .With(
                RaceNames.Kernels,
                100_000,
                ("Scalar", 35),
                ("VectorMaskedLoop", 8),
                ("Vector256Lifting", 3.6),
                ("Avx2PipelinedLifting", 2.1),
                ("ThreadedLifting", 1.1),
                ("NativeScalarLoop", 56),
                ("NativeMaskedLoop", 8),
                ("NativeLifting", 2)
            )
            .With(RaceNames.Batches, 1_000, ("Avx2PipelinedLifting", 2.05), ("Scalar", 34))
            .With(RaceNames.Batches, 100_000, ("Avx2PipelinedLifting", 2.1), ("Scalar", 35))
            .With(
                RaceNames.Batches,
                10_000_000,
                ("Avx2PipelinedLifting", 3),
                ("Scalar", 37),
                ("NativeMemoryShape", 2.5)
            )
            .With(RaceNames.Saturating, 100_000, ("Scalar", 245), ("VectorMaskedLoop", 60))
            .With(RaceNames.Sweep, 100_000, (RaceNames.AxisSweep, 1.45))
            .With(
                RaceNames.Threads,
                100_000,
                (RaceNames.WithThreads(1), 2.1),
                (RaceNames.WithThreads(2), 1.1)
            )
            .With(RaceNames.Link, 4, (RaceNames.LinkEngine, 13))
            .With(RaceNames.Link, 8, (RaceNames.LinkEngine, 19))
            .With(RaceNames.Link, 16, (RaceNames.LinkEngine, 24))
            .With(
                RaceNames.LinkQueue,
                4_096,
                (RaceNames.LinkEngine, 19),
                (RaceNames.LongQueue, 19.5)
            );

    /// <summary>Adds a case with its contenders and their times in ns.</summary>
    public SyntheticRace With(
        string name,
        int size,
        params (string Contender, double Nanoseconds)[] times
    )
    {
        for (var launch = 0; launch < Launches.Length; launch++)
        {
            for (var round = 0; round < Rounds.Length; round++)
                foreach (var (contender, nanoseconds) in times)
                    _race.Times.Add(
                        contender,
                        name,
                        size,
                        launch + 1,
                        round + 1,
                        nanoseconds * Launches[launch] * Rounds[round]
                    );
            foreach (var (contender, _) in times)
                _race.Allocations.Add(contender, name, size, launch + 1, 0);
        }
        return this;
    }

    /// <summary>Adds a contender that allocates.</summary>
    public SyntheticRace Allocating(long bytes)
    {
        _race.Allocations.Add("Wasteful", RaceNames.Kernels, 1_000, 1, bytes);
        return this;
    }

    /// <summary>Writes it where a race does.</summary>
    public void Save(string path) => _race.Save(path);

    /// <summary>What a study makes of it.</summary>
    public StudyResult Study(string name) =>
        StudyRegistry
            .All.Single(study => study.Name == name)
            .Run(new StudyContext(null, CancellationToken.None) { Race = _race });
}
