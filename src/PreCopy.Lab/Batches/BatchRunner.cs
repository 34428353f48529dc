using PreCopy.Lab.Links;
using PreCopy.Lab.Qemu;

namespace PreCopy.Lab.Batches;

/// <summary>Runs batches of real migrations, one batch after the other.</summary>
/// <param name="host">What to run them with.</param>
public sealed class BatchRunner(LabHost host)
{
    /// <summary>Runs a batch; whatever happens, nothing of it is left.</summary>
    /// <param name="batch">What to migrate.</param>
    /// <param name="progress">Told of every VM's copying, a few times a second; may be null.</param>
    /// <param name="cancellation">Ends the batch.</param>
    /// <exception cref="ArgumentException">The batch cannot be run; the message says why.</exception>
    /// <exception cref="LabException">QEMU or the link failed; with QEMU's own words.</exception>
    public async Task<BatchRun> RunAsync(
        LabBatch batch,
        IProgress<IReadOnlyList<MigrationStatus?>>? progress,
        CancellationToken cancellation
    )
    {
        batch.Validate();
        await using var link = host.OpenLink();
        var pairs = new List<VmPair>();
        try
        {
            var starting = Enumerable
                .Range(0, batch.Guests.Count)
                .Select(vm =>
                    VmPair.StartAsync(host, link, batch, vm, staysPaused: false, cancellation)
                )
                .ToList();
            await ((Task)Task.WhenAll(starting)).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing
            );
            pairs.AddRange(
                starting.Where(one => one.IsCompletedSuccessfully).Select(one => one.Result)
            );
            foreach (var failed in starting)
                await failed;
            return await MigrateAllAsync(batch, pairs, link, progress, cancellation);
        }
        finally
        {
            await Task.WhenAll(pairs.Select(pair => pair.DisposeAsync().AsTask()));
        }
    }

    private static async Task<BatchRun> MigrateAllAsync(
        LabBatch batch,
        List<VmPair> pairs,
        ISharedLink link,
        IProgress<IReadOnlyList<MigrationStatus?>>? progress,
        CancellationToken cancellation
    )
    {
        var clock = new BatchClock();
        var watches = pairs.Select((pair, vm) => new MigrationWatch(pair, vm, clock)).ToList();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timeLimit = new CancellationTokenSource(
            TimeSpan.FromSeconds(batch.TimeLimitSeconds)
        );
        using var slots = new SemaphoreSlim(Math.Min(batch.Concurrency, pairs.Count));
        async Task<VmRun> InTurnAsync(int vm)
        {
            // Waiters are served in the order of their coming.
            await slots.WaitAsync(ending.Token);
            try
            {
                if (timeLimit.IsCancellationRequested)
                    return new() { Outcome = LabOutcome.NotStarted };
                return await watches[vm]
                    .FollowAsync(
                        batch.Policy,
                        batch.Guests[vm].MemoryBytes,
                        timeLimit.Token,
                        ending.Token
                    );
            }
            catch
            {
                await ending.CancelAsync();
                throw;
            }
            finally
            {
                slots.Release();
            }
        }
        var migrations = watches.Select((_, vm) => InTurnAsync(vm)).ToList();
        var all = Task.WhenAll(migrations);
        while (!all.IsCompleted)
        {
            progress?.Report([.. watches.Select(watch => watch.Latest)]);
            await Task.WhenAny(all, Task.Delay(250, CancellationToken.None));
        }
        progress?.Report([.. watches.Select(watch => watch.Latest)]);
        var vms = await all;
        return new(
            vms,
            LinkUse.Of(batch, link.PayloadBytesPerSecond, vms),
            [.. watches.SelectMany(watch => watch.Trace).OrderBy(line => line.Seconds)]
        );
    }
}
