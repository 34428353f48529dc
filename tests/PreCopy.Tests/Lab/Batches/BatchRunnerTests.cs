using System.Diagnostics;
using PreCopy.Lab.Batches;
using PreCopy.Lab.Qemu;
using Xunit;

namespace PreCopy.Tests.Lab.Batches;

/// <summary>Real batches, as small as they can be.</summary>
public sealed class BatchRunnerTests
{
    private static readonly LabBatch Small = new([LabSamples.Guest, LabSamples.Guest]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_guests_move_one_after_the_other()
    {
        using var lab = new LiveLab();
        var seen = new Seen();

        var run = await new BatchRunner(lab.Host).RunAsync(
            Small with
            {
                Concurrency = 1,
            },
            seen,
            Cancellation
        );

        Assert.All(
            run.Vms,
            vm =>
            {
                Assert.Equal(LabOutcome.Completed, vm.Outcome);
                Assert.InRange(vm.NormalPages, 3900, 16_000);
                Assert.InRange(vm.CrossedBytes, vm.NormalPages * 4104, vm.NormalPages * 4104 + 1e6);
                Assert.InRange(vm.GuestPagesPerSecond, 900, 1100);
                Assert.True(vm.DowntimeSeconds > 0);
                Assert.True(vm.EndSeconds > vm.StartSeconds);
            }
        );
        Assert.True(run.Vms[1].StartSeconds >= run.Vms[0].EndSeconds);
        Assert.Equal([MigrationStatus.None, "completed"], [seen.First[1], seen.Last[1]]);
        Assert.Equal([0, 1], run.Trace.Select(line => line.Vm).Distinct().Order());
        Assert.Equal(
            run.Trace.Select(line => line.Seconds).Order(),
            run.Trace.Select(line => line.Seconds)
        );
        AssertNothingIsLeft(lab);
    }

    [Fact]
    public async Task A_batch_that_cannot_converge_ends_at_its_limit()
    {
        using var lab = new LiveLab();
        // Each gets half of the link and dirties all of that, and a page of 1 ms is never all that is left.
        var batch = new LabBatch([
            .. Small.Guests.Select(guest => guest with { PagesPerSecond = 6000 }),
            LabSamples.Guest,
        ])
        {
            Concurrency = 2,
            TimeLimitSeconds = 3,
            Policy = new() { DowntimeSeconds = 0.001 },
        };

        var run = await new BatchRunner(lab.Host).RunAsync(batch, null, Cancellation);

        Assert.Equal(
            [LabOutcome.NotConverged, LabOutcome.NotConverged, LabOutcome.NotStarted],
            run.Vms.Select(vm => vm.Outcome)
        );
        Assert.False(run.Vms.Converged());
        Assert.Equal(double.NaN, run.Vms.MakespanSeconds());
        AssertNothingIsLeft(lab);
    }

    [Fact]
    public async Task A_cancelled_batch_leaves_nothing()
    {
        using var lab = new LiveLab();
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var begun = new Seen { OnCopying = cancelled.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new BatchRunner(lab.Host).RunAsync(Small, begun, cancelled.Token)
        );

        AssertNothingIsLeft(lab);
    }

    [Fact]
    public async Task A_batch_that_makes_no_sense_starts_nothing()
    {
        using var lab = new LiveLab();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            new BatchRunner(lab.Host).RunAsync(Small with { Concurrency = 0 }, null, Cancellation)
        );

        AssertNothingIsLeft(lab);
    }

    // Boot images may stay until the space goes.
    private static void AssertNothingIsLeft(LiveLab lab)
    {
        Assert.DoesNotContain(
            Directory.GetFiles(lab.Host.Space.Folder, "*", SearchOption.AllDirectories),
            file =>
                Path.GetFileName(file) != "owner"
                && !file.EndsWith(".img", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            Process.GetProcesses(),
            process => LabProcesses.BelongsTo(process, lab.Host.Space.Folder)
        );
    }

    private sealed class Seen : IProgress<IReadOnlyList<MigrationStatus?>>
    {
        public Action OnCopying { get; init; } = () => { };

        public string[] First { get; private set; } = [];

        public string[] Last { get; private set; } = [];

        public void Report(IReadOnlyList<MigrationStatus?> value)
        {
            Last = [.. value.Select(status => status?.Status ?? MigrationStatus.None)];
            if (First.Length == 0)
                First = Last;
            if (Last[0] == "active")
                OnCopying();
        }
    }
}
