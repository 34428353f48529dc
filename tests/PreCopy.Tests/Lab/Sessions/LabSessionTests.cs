using PreCopy.Lab;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Plans;
using PreCopy.Lab.Sessions;
using PreCopy.Tests.Cli;
using Xunit;

namespace PreCopy.Tests.Lab.Sessions;

/// <summary>The course of a study, with batches that take no time.</summary>
public sealed class LabSessionTests : IDisposable
{
    private const int Seed = 5;

    private readonly TemporaryFiles _files = new();
    private readonly List<LabBatch> _run = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string[] Planned => [.. LabSamples.Plan.Steps(Seed).Select(step => step.Name)];

    private StudyFolder Folder => new(_files.Folder);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task All_batches_are_run_in_the_order_of_the_seed()
    {
        var seen = new Seen();

        var records = await Session(Good).RunAsync(seen, Cancellation);

        Assert.Equal(Planned, records.Select(record => record.Step.Name));
        Assert.Equal(Planned, Kept());
        Assert.Equal(LabSamples.Plan.Steps(Seed).Select(step => step.Case.Batch), _run);
        Assert.Equal([0, 1, 2, 3], seen.Reports.Select(report => report.Done));
        Assert.All(seen.Reports, report => Assert.Equal(4, report.Total));
        Assert.All(seen.Reports, report => Assert.True(report.SecondsLeft >= 0));
    }

    [Fact]
    public async Task What_was_interrupted_goes_on_where_it_was()
    {
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Session(batch =>
                {
                    if (_run.Count == 3)
                        interrupted.Cancel();
                    interrupted.Token.ThrowIfCancellationRequested();
                    return LabSamples.Run(batch);
                })
                .RunAsync(null, interrupted.Token)
        );
        Assert.Equal(Planned[..2], Kept());
        _run.Clear();
        var seen = new Seen();

        var records = await Session(Good).RunAsync(seen, Cancellation);

        Assert.Equal(2, _run.Count);
        Assert.Equal(Planned, records.Select(record => record.Step.Name));
        Assert.Equal(Planned, Kept());
        Assert.Equal([2, 3], seen.Reports.Select(report => report.Done));
        Assert.All(seen.Reports, report => Assert.Equal(4, report.Total));
    }

    [Fact]
    public async Task A_finished_study_runs_nothing()
    {
        await Session(Good).RunAsync(null, Cancellation);
        _run.Clear();

        var records = await Session(Good).RunAsync(null, Cancellation);

        Assert.Empty(_run);
        Assert.Equal(4, records.Count);
    }

    [Fact]
    public async Task More_repetitions_go_on_from_fewer()
    {
        await Session(Good).RunAsync(null, Cancellation);
        _run.Clear();

        var records = await Session(Good, LabSamples.Plan with { Repetitions = 3 })
            .RunAsync(null, Cancellation);

        Assert.Equal(2, _run.Count);
        Assert.Equal(
            ["one-3", "two-3"],
            records.Skip(4).Select(record => record.Step.Name).Order()
        );
    }

    [Fact]
    public async Task A_batch_on_a_link_that_was_not_used_is_run_again_and_the_last_one_kept()
    {
        var seen = new Seen();

        var records = await Session(batch =>
                LabSamples.Run(batch, linkUse: _run.Count == 2 ? 1 : 0.5)
            )
            .RunAsync(seen, Cancellation);

        Assert.Equal([1, 0.5, 0.5, 0.5], records.Select(record => record.LinkUse));
        Assert.Equal([1, 2, 1, 2, 3], seen.Reports.Take(5).Select(report => report.Run));
        Assert.Equal(2 + 3 * 3, _run.Count);
    }

    [Fact]
    public async Task A_failure_names_its_batch_and_keeps_those_before()
    {
        var failed = await Assert.ThrowsAsync<LabException>(() =>
            Session(batch =>
                    _run.Count < 3 ? LabSamples.Run(batch) : throw new LabException("QEMU is gone")
                )
                .RunAsync(null, Cancellation)
        );

        Assert.Equal($"{Planned[2]}: QEMU is gone", failed.Message);
        Assert.Equal(Planned[..2], Kept());
    }

    [Fact]
    public void The_time_left_follows_the_batches_that_have_run()
    {
        var step = new LabStep(LabSamples.Plan.Cases[0], 1);
        var time = new TimeLeft(LabSamples.Plan.LinkBytesPerSecond);
        var guessed = time.Of([step, step]);

        time.Took(step, guessed);

        Assert.Equal(4 * guessed, time.Of([step, step, step, step]), 9);
        Assert.Equal(0, time.Of([]));
    }

    [Fact]
    public void A_batch_that_never_converges_takes_its_time_limit()
    {
        var fast = LabSamples.Guest with { PagesPerSecond = 100_000 };
        var batch = new LabBatch([fast, fast]) { TimeLimitSeconds = 12 };

        Assert.InRange(new TimeLeft(25e6).Guess(batch), 12, 14);
    }

    private static BatchRun Good(LabBatch batch) => LabSamples.Run(batch);

    private IEnumerable<string> Kept() => Folder.Records().Select(record => record.Step.Name);

    private LabSession Session(Func<LabBatch, BatchRun> run, LabPlan? plan = null) =>
        new(
            plan ?? LabSamples.Plan,
            Seed,
            Folder,
            (batch, _, _) =>
            {
                _run.Add(batch);
                return Task.FromResult(run(batch));
            }
        );

    private sealed class Seen : IProgress<SessionProgress>
    {
        public List<SessionProgress> Reports { get; } = [];

        public void Report(SessionProgress value) => Reports.Add(value);
    }
}
