using PreCopy.Lab.Guests;
using PreCopy.Lab.Links;
using PreCopy.Lab.Qemu;
using PreCopy.Model;

namespace PreCopy.Lab.Batches;

/// <summary>A running guest, the QEMU that waits for it, and the way between the two.</summary>
internal sealed class VmPair : IAsyncDisposable
{
    // QEMU's own default would be the bottleneck; 0 means none, but not in every version.
    private const long BeyondAnyLink = 1L << 40;

    private readonly IStreamPath _path;

    private VmPair(QemuProcess source, QemuProcess target, IStreamPath path) =>
        (Source, Target, _path) = (source, target, path);

    public QemuProcess Source { get; }

    public QemuProcess Target { get; }

    public long CrossedBytes => _path.CrossedBytes;

    /// <summary>Starts both sides and waits until the guest has filled its memory and the target listens.</summary>
    /// <param name="host">What to start them with.</param>
    /// <param name="link">What lies between.</param>
    /// <param name="batch">What they are part of.</param>
    /// <param name="vm">Which one of it, from 0.</param>
    /// <param name="staysPaused">Whether the guest stands still when it has arrived.</param>
    /// <param name="cancellation">Gives the start up.</param>
    /// <exception cref="LabException">A QEMU did not start, or the guest did not.</exception>
    public static async Task<VmPair> StartAsync(
        LabHost host,
        ISharedLink link,
        LabBatch batch,
        int vm,
        bool staysPaused,
        CancellationToken cancellation
    )
    {
        var path = await link.OpenAsync(
            new(batch.WeightOf(vm), batch.StreamCapBytesPerSecond),
            cancellation
        );
        var guest = batch.Guests[vm];
        QemuOptions Side(LinkSide side) =>
            host.Machine(guest, $"vm{vm}-{side.ToString().ToLowerInvariant()}") with
            {
                IsTarget = side == LinkSide.Target,
                StartPaused = staysPaused && side == LinkSide.Target,
                CommandPrefix = link.CommandPrefix(side),
            };
        var source = QemuProcess.StartAsync(
            host.Binary,
            Side(LinkSide.Source),
            host.Space,
            cancellation
        );
        var target = QemuProcess.StartAsync(
            host.Binary,
            Side(LinkSide.Target),
            host.Space,
            cancellation
        );
        try
        {
            var pair = new VmPair(await source, await target, path);
            await pair.PrepareAsync(batch.Policy, vm, cancellation);
            return pair;
        }
        catch
        {
            foreach (var side in new[] { source, target })
                await DisposeWhenStartedAsync(side);
            throw;
        }
    }

    private static async Task DisposeWhenStartedAsync(Task<QemuProcess> starting)
    {
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
            await starting.Result.DisposeAsync();
    }

    private async Task PrepareAsync(StopPolicy policy, int vm, CancellationToken cancellation)
    {
        var capabilities = new Dictionary<string, bool>
        {
            ["events"] = true,
            ["return-path"] = true,
            ["postcopy-ram"] = policy is { HasTimeout: true, OnTimeout: TimeoutAction.PostCopy },
            ["auto-converge"] = policy.Throttle is not null,
        };
        foreach (var side in new[] { Source.Monitor, Target.Monitor })
        {
            await side.ExecuteAsync(
                "migrate-set-capabilities",
                new
                {
                    Capabilities = capabilities.Select(capability => new
                    {
                        Capability = capability.Key,
                        State = capability.Value,
                    }),
                },
                cancellation
            );
            await side.ExecuteAsync("migrate-set-parameters", Parameters(policy), cancellation);
        }
        await Target.Monitor.ExecuteAsync(
            "migrate-incoming",
            new { Uri = _path.TargetUri },
            cancellation
        );
        await GuestBoot.WaitAsync(Source, $"VM {vm + 1}", cancellation);
    }

    private static Dictionary<string, object> Parameters(StopPolicy policy)
    {
        var parameters = new Dictionary<string, object>
        {
            ["max-bandwidth"] = BeyondAnyLink,
            ["downtime-limit"] = (long)Math.Round(policy.DowntimeSeconds!.Value * 1000),
        };
        if (policy.Throttle is { } throttle)
        {
            parameters["throttle-trigger-threshold"] = Percent(throttle.Trigger);
            parameters["cpu-throttle-initial"] = Percent(throttle.Initial);
            parameters["cpu-throttle-increment"] = Percent(throttle.Increment);
            parameters["max-cpu-throttle"] = Percent(throttle.Most);
        }
        return parameters;
    }

    private static int Percent(double share) => (int)Math.Round(share * 100);

    /// <summary>The guest's last beat on the source; null while there is none, or one is just being printed.</summary>
    public Beat? LastBeat() => Heartbeat.LastIn(Source.SerialPath);

    public Task MigrateAsync(CancellationToken cancellation) =>
        Source.Monitor.ExecuteAsync("migrate", new { Uri = _path.SourceUri }, cancellation);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Target.DisposeAsync();
    }
}
