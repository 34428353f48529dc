using PreCopy.Benchmarks.Peers;
using PreCopy.Benchmarks.Workloads;
using PreCopy.Model.Curves;
using PreCopy.Model.Kernels;
using PreCopy.Results;

namespace PreCopy.Benchmarks.Race;

/// <summary>What is raced. A contender joins with a line, a kernel of the registry by itself.</summary>
public static class RaceCases
{
    // A branch predictor learns a tenth of this by heart, which halves the cost of the kernels that branch.
    private const int FewestDistinct = 100_000;

    // Ten million take a kernel that branches half a second; a tenth of it is as far from any cache.
    private const int LargestBranching = 1_000_000;

    private static readonly int[] ThreadedBatches = [100_000, 1_000_000, 10_000_000];

    private const int QueuedAtOnce = 8;
    private const int ShortBatch = 64;
    private const int LongBatch = LinkEventRun.Vms;

    /// <summary>The cases of a job, with their memory.</summary>
    public static IReadOnlyList<RaceCase> Of(RaceJob job)
    {
        var field = new MigrationField(Math.Max(job.LargestBatch, FewestDistinct));
        return
        [
            Kernels(field, 1_000),
            Kernels(field, 100_000),
            Saturating(field, 100_000),
            Sweep(),
            .. RaceNames
                .BatchSizes.Where(size => size <= job.LargestBatch)
                .Select(size => Batches(field, size)),
            .. ThreadedBatches
                .Where(size => size <= job.LargestBatch)
                .Select(size => Threads(field, size)),
            Link(4),
            Link(8),
            Link(16),
            LinkQueue(),
        ];
    }

    private static RaceCase Kernels(MigrationField field, int size) =>
        new(
            RaceNames.Kernels,
            size,
            [
                .. KernelRegistry
                    .Available.Concat(NativePeers.All)
                    .Select(kernel =>
                        field.Contender<Capped>(kernel.Name, kernel, size, FewestDistinct)
                    ),
            ]
        );

    private static RaceCase Saturating(MigrationField field, int size) =>
        new(
            RaceNames.Saturating,
            size,
            [
                .. KernelRegistry.Available.Select(kernel =>
                    field.Contender<Saturating>(kernel.Name, kernel, size, FewestDistinct)
                ),
            ]
        );

    // What a sweep saves: the same migrations as a batch like any other.
    private static RaceCase Sweep()
    {
        var run = new SweepRun(SweepAxis.Memory);
        var kernel = KernelRegistry.FastestOnOneCore;
        return new(
            RaceNames.Sweep,
            SweepRun.Migrations,
            [
                WholeRun(RaceNames.AxisSweep, SweepRun.Migrations, run.Sweep),
                WholeRun(kernel.Name, SweepRun.Migrations, () => run.Batch(kernel)),
            ]
        );
    }

    private static Contender WholeRun(string name, long operations, Action pass) =>
        new(name, operations, pass)
        {
            WarmUp = () =>
            {
                for (var call = 0; call < WarmUp.Calls; call++)
                    pass();
            },
        };

    private static RaceCase Batches(MigrationField field, int size)
    {
        MigrationKernel[] straight =
        [
            KernelRegistry.FastestOnOneCore,
            .. NativePeers.All.Where(peer => peer is NativeLifting or NativeMemoryShape),
        ];
        MigrationKernel[] branching =
        [
            KernelRegistry.Named("Scalar"),
            .. NativePeers.All.Where(peer => peer is NativeScalarLoop),
        ];
        return new(
            RaceNames.Batches,
            size,
            [
                .. straight.Select(kernel =>
                    field.Contender<Capped>(kernel.Name, kernel, size, size)
                ),
                .. branching.Select(kernel =>
                    field.Contender<Capped>(
                        kernel.Name,
                        kernel,
                        Math.Min(size, LargestBranching),
                        Math.Max(size, FewestDistinct)
                    )
                ),
            ]
        );
    }

    private static RaceCase Threads(MigrationField field, int size) =>
        new(
            RaceNames.Threads,
            size,
            [
                .. ThreadCounts(Environment.ProcessorCount)
                    .Select(threads =>
                        field.Contender<Capped>(
                            RaceNames.WithThreads(threads),
                            new ThreadedLifting(threads),
                            size,
                            Math.Max(size, FewestDistinct)
                        )
                    ),
            ]
        );

    // All of a few cores, then the doublings.
    private static IEnumerable<int> ThreadCounts(int cores) =>
        Enumerable
            .Range(1, cores)
            .Where(count => count <= 4 || int.IsPow2(count) || count == cores);

    private static RaceCase Link(int atOnce) =>
        new(RaceNames.Link, atOnce, [Engine(RaceNames.LinkEngine, atOnce, atOnce)]);

    private static RaceCase LinkQueue() =>
        new(
            RaceNames.LinkQueue,
            LongBatch,
            [
                Engine(RaceNames.LinkEngine, QueuedAtOnce, ShortBatch),
                Engine(RaceNames.LongQueue, QueuedAtOnce, LongBatch),
            ]
        );

    private static Contender Engine(string name, int atOnce, int batch)
    {
        var run = new LinkEventRun(atOnce, batch);
        return new(name, (long)run.CountedEvents, run.Run);
    }
}
