using MathNet.Numerics;
using MathNet.Numerics.RootFinding;
using PreCopy.Model.Curves;
using PreCopy.Results;
using PreCopy.SharedLink;
using PreCopy.Studies.Cases;

namespace PreCopy.Studies;

/// <summary>The best concurrency where one stream cannot fill the link, or a migration has a fixed cost.</summary>
public sealed class WhenMoreIsBetter : IStudy
{
    // Divides evenly among most concurrencies, so that a last, half-empty wave does not decide.
    private const int VmCount = 48;
    private const int MostAtOnce = 16;
    private const double DirtyRatio = 0.05;

    // A larger concurrency must win by more than rounding.
    private const double LeastGain = 1e-9;

    private static readonly double[] StreamCaps = Generate.LinearSpaced(46, 0.1, 1.0);
    private static readonly double[] Setups = Generate.LinearSpaced(51, 0, 5);

    /// <inheritdoc/>
    public string Name => "when-more-is-better";

    /// <inheritdoc/>
    public string Question => "When is one migration at a time not the best?";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        var cells = new (int Best, double Saved)[StreamCaps.Length * Setups.Length];
        Parallel.For(
            0,
            cells.Length,
            new ParallelOptions { CancellationToken = context.Cancellation },
            () => new Batch(VmCount),
            (i, _, batch) =>
            {
                cells[i] = FindBest(
                    batch,
                    StreamCaps[i / Setups.Length],
                    Setups[i % Setups.Length]
                );
                return batch;
            },
            _ => { }
        );

        var data = new Table(
            "stream cap / link",
            "setup (s)",
            "best concurrency",
            "time saved (%)"
        );
        for (var i = 0; i < cells.Length; i++)
            data.Add(
                StreamCaps[i / Setups.Length],
                Setups[i % Setups.Length],
                cells[i].Best,
                100 * cells[i].Saved
            );
        return new(data, Finding(cells));
    }

    private static (int Best, double Saved) FindBest(Batch batch, double streamCap, double setup)
    {
        var alone = Makespan(batch, streamCap, setup, 1);
        var (best, shortest) = (1, alone);
        for (var concurrency = 2; concurrency <= MostAtOnce; concurrency++)
        {
            var makespan = Makespan(batch, streamCap, setup, concurrency);
            if (makespan < shortest * (1 - LeastGain))
                (best, shortest) = (concurrency, makespan);
        }

        return (best, 1 - shortest / alone);
    }

    private static double Makespan(Batch batch, double streamCap, double setup, int concurrency)
    {
        Span<Vm<CappedCurve>> vms = stackalloc Vm<CappedCurve>[VmCount];
        vms.Fill(StandardCase.VmAt(DirtyRatio));
        var link = StandardCase.Link(StandardCase.DowntimeLimited) with
        {
            StreamCapBytesPerSecond = streamCap * StandardCase.LinkBytesPerSecond,
            SetupSeconds = setup,
            Concurrency = concurrency,
        };
        return batch.Run(link, vms).MakespanSeconds;
    }

    private static string Finding((int Best, double Saved)[] cells)
    {
        var batch = new Batch(VmCount);
        var breakEven = Brent.FindRoot(
            setup => Makespan(batch, 1, setup, 2) - Makespan(batch, 1, setup, 1),
            0,
            Setups[^1]
        );
        var atThreeTenths = cells[Array.FindIndex(StreamCaps, cap => cap > 0.299) * Setups.Length];
        return $"One at a time is right where one stream fills the link and the setup takes less than {breakEven:F2} s; where a stream carries "
            + $"only 0.3 of the link, {atThreeTenths.Best} at once end {atThreeTenths.Saved:P0} sooner.";
    }
}
