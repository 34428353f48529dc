using System.Diagnostics;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Qemu;
using PreCopy.Lab.Records;

namespace PreCopy.Lab.Sessions;

/// <summary>Runs the batches of a plan that a folder does not have yet, and keeps each as soon as it has ended.</summary>
/// <param name="plan">Which batches.</param>
/// <param name="seed">Of their order.</param>
/// <param name="folder">Where they are kept.</param>
/// <param name="run">Runs one.</param>
public sealed class LabSession(LabPlan plan, int seed, StudyFolder folder, RunBatch run)
{
    /// <summary>Runs what is missing, in the plan's order for the seed.</summary>
    /// <param name="progress">Told of every batch, a few times a second; may be null.</param>
    /// <param name="cancellation">Ends the session; the batches that have ended are kept.</param>
    /// <returns>All batches that the folder then has.</returns>
    /// <exception cref="LabException">A batch failed; the message names it.</exception>
    /// <exception cref="InvalidDataException">The folder's files are not those of a study.</exception>
    public async Task<IReadOnlyList<LabRecord>> RunAsync(
        IProgress<SessionProgress>? progress,
        CancellationToken cancellation
    )
    {
        var records = folder.Records().ToList();
        var done = records.Select(record => record.Step.Name).ToHashSet();
        var missing = plan.Steps(seed).Where(step => !done.Contains(step.Name)).ToList();
        var timeLeft = new TimeLeft(plan.LinkBytesPerSecond);
        foreach (var (index, step) in missing.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var present = new SessionProgress(
                records.Count,
                records.Count + missing.Count - index,
                timeLeft.Of(missing.Skip(index)),
                step,
                Run: 1,
                []
            );
            var begun = Stopwatch.GetTimestamp();
            var result = await RunAsync(present, progress, cancellation);
            timeLeft.Took(step, Stopwatch.GetElapsedTime(begun).TotalSeconds);
            records.Add(new(step, result.Vms, result.LinkUse));
            folder.Keep(records, result.Trace);
        }
        return records;
    }

    private async Task<BatchRun> RunAsync(
        SessionProgress present,
        IProgress<SessionProgress>? progress,
        CancellationToken cancellation
    )
    {
        var batch = present.Step.Case.Batch;
        try
        {
            return await RepeatRule.RunAsync(number =>
            {
                var told = new OfVms(present with { Run = number }, progress);
                told.Report([]);
                return run(batch, told, cancellation);
            });
        }
        catch (Exception exception) when (exception is LabException or QmpException)
        {
            throw new LabException($"{present.Step.Name}: {exception.Message}", exception);
        }
    }

    private sealed class OfVms(SessionProgress present, IProgress<SessionProgress>? progress)
        : IProgress<IReadOnlyList<MigrationStatus?>>
    {
        public void Report(IReadOnlyList<MigrationStatus?> value) =>
            progress?.Report(present with { Vms = value });
    }
}
