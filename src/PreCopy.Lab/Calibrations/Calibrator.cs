using System.Globalization;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Links;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Qemu;
using PreCopy.Lab.Records;
using PreCopy.Lab.Sessions;

namespace PreCopy.Lab.Calibrations;

/// <summary>Measures what predictions need, apart from everything that is predicted.</summary>
/// <param name="host">What to measure with.</param>
/// <param name="queuedBytes">Bytes that the kernel holds between QEMU and the link: <see cref="SocketBuffer"/>, or 0.</param>
public sealed class Calibrator(LabHost host, long queuedBytes)
{
    /// <summary>A guest that is farther than this from the pace it was told cannot be predicted.</summary>
    public const double MostRateError = 0.01;

    private const double ShortPaceSeconds = 2.5;
    private const double LongPaceSeconds = 5;

    private readonly BatchRunner _runner = new(host);

    /// <summary>Measures everything for a plan.</summary>
    /// <param name="plan">Whose guests will be predicted.</param>
    /// <param name="progress">Told what is measured; may be null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="LabException">QEMU failed, moved a page wrong, or runs guests at a wrong pace: nothing measured here would mean anything.</exception>
    public async Task<LabCalibration> MeasureAsync(
        LabPlan plan,
        IProgress<string>? progress,
        CancellationToken cancellation
    )
    {
        var guests = plan.Cases.SelectMany(one => one.Batch.Guests).Distinct().ToList();
        progress?.Report("the memory, before and after a migration");
        var stale = await MemoryCheck.StalePagesAsync(
            host,
            guests.MaxBy(guest => guest.PagesPerSecond)!,
            cancellation
        );
        RequireNoStalePages(stale);
        progress?.Report("the pace of guests");
        var rateRatio = await RateRatioAsync(
            [.. guests.Where(guest => guest.PagesPerSecond > 0)],
            plan.Name == LabPlan.Quick.Name ? ShortPaceSeconds : LongPaceSeconds,
            cancellation
        );
        var idle = await IdleAsync(guests, plan, progress, cancellation);
        return new()
        {
            PageBytesInStream = idle.PageBytesInStream,
            PagesSent = idle.PagesSent,
            ZeroPagesAtEnd = idle.ZeroPagesAtEnd,
            OverheadBytes = idle.OverheadBytes,
            SetupSeconds = idle.SetupSeconds,
            QueuedBytes = queuedBytes,
            RateRatio = rateRatio,
            StalePages = stale,
        };
    }

    internal static void RequireNoStalePages(long pages)
    {
        if (pages > 0)
            throw new LabException(
                $"this QEMU moves memory wrong: {pages} pages differed after a migration; another version of QEMU may not"
            );
    }

    internal static void RequirePace(LabGuest guest, double pagesPerSecond)
    {
        if (Math.Abs(pagesPerSecond / guest.PagesPerSecond - 1) <= MostRateError)
            return;
        throw new LabException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a guest told to write {guest.PagesPerSecond} pages a second wrote {pagesPerSecond:0.#}, more than {MostRateError:0 %} off: this machine is too busy for a lab"
            )
        );
    }

    private async Task<double> RateRatioAsync(
        IReadOnlyList<LabGuest> guests,
        double seconds,
        CancellationToken cancellation
    )
    {
        if (guests.Count == 0)
            return 1;
        var paces = await Task.WhenAll(
            guests.Select(guest => GuestPace.MeasureAsync(host, guest, seconds, cancellation))
        );
        foreach (var (guest, pace) in guests.Zip(paces))
            RequirePace(guest, pace);
        return guests.Zip(paces).Average(one => one.Second / one.First.PagesPerSecond);
    }

    private async Task<IdleFigures> IdleAsync(
        List<LabGuest> guests,
        LabPlan plan,
        IProgress<string>? progress,
        CancellationToken cancellation
    )
    {
        var largest = guests.Max(guest => guest.MemoryBytes);
        long[] sizes =
        [
            .. guests.Select(guest => guest.MemoryBytes).Append(largest / 2).Distinct(),
        ];
        var migrations = new List<IdleMigration>();
        for (var i = 0; i < plan.Repetitions * sizes.Length; i++)
        {
            progress?.Report($"idle guest {i + 1} of {plan.Repetitions * sizes.Length}");
            var memory = sizes[i % sizes.Length];
            var batch = new LabBatch([new(memory, memory / 2, PagesPerSecond: 0)]);
            var run = await RepeatRule.RunAsync(_ => _runner.RunAsync(batch, null, cancellation));
            migrations.Add(Measured(batch, run));
        }
        return new(migrations, plan.LinkBytesPerSecond);
    }

    private static IdleMigration Measured(LabBatch batch, BatchRun result) =>
        result.Vms[0] is var run && run.Outcome == LabOutcome.Completed
            ? new(
                batch.Guests[0].MemoryBytes,
                run.NormalPages,
                run.CrossedBytes >= 0 ? run.CrossedBytes : run.TransferredBytes,
                run.EndSeconds - run.StartSeconds,
                ZeroPagesAtEnd(result.Trace)
            )
            : throw new LabException(
                $"a guest that writes nothing did not arrive within {batch.TimeLimitSeconds:0} s"
            );

    // What QEMU last said was left, less the pages that it sent whole after that.
    private static long ZeroPagesAtEnd(IReadOnlyList<TraceLine> trace)
    {
        MigrationStatus[] said = [.. trace.Select(line => line.Status()).OfType<MigrationStatus>()];
        var last = said.LastOrDefault(status => status.RemainingBytes > 0);
        return last is null
            ? 0
            : Math.Max(
                0,
                last.RemainingBytes / LabGuest.PageBytes - (said[^1].NormalPages - last.NormalPages)
            );
    }
}
