using System.Text.Json;
using PreCopy.Lab.Guests;
using PreCopy.Lab.Qemu;
using PreCopy.Model;

namespace PreCopy.Lab.Batches;

/// <summary>Follows one migration from the word to migrate to its end, and keeps everything that QEMU says.</summary>
internal sealed class MigrationWatch
{
    private const double PollSeconds = 0.1;

    private static readonly TimeSpan SwitchTime = TimeSpan.FromSeconds(30);

    private readonly VmPair _pair;
    private readonly int _vm;
    private readonly BatchClock _clock;
    private readonly TaskCompletionSource _ended = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly List<TraceLine> _trace = [];
    private Beat? _firstBeat;
    private Beat? _lastBeat;
    private MigrationStatus? _latest;
    private long _throttlePercent;
    private bool _isCancelled;
    private double _stopped = double.NaN;
    private double _resumed = double.NaN;
    private double _endedAt = double.NaN;

    public MigrationWatch(VmPair pair, int vm, BatchClock clock)
    {
        (_pair, _vm, _clock) = (pair, vm, clock);
        pair.Source.Monitor.EventArrived += OnSourceEvent;
        pair.Target.Monitor.EventArrived += OnTargetEvent;
    }

    /// <summary>All that QEMU said, in the order of its coming.</summary>
    public IReadOnlyList<TraceLine> Trace
    {
        get
        {
            lock (_trace)
                return [.. _trace];
        }
    }

    /// <summary>What it last said of the migration.</summary>
    public MigrationStatus? Latest => Volatile.Read(ref _latest);

    /// <summary>Migrates; ends when the migration has, in whatever way.</summary>
    /// <param name="policy">The timeout and what it does.</param>
    /// <param name="memoryBytes">The VM's memory.</param>
    /// <param name="timeLimit">When the batch is given up.</param>
    /// <param name="cancellation">Ends everything.</param>
    /// <exception cref="LabException">QEMU failed; with its own words.</exception>
    public async Task<VmRun> FollowAsync(
        StopPolicy policy,
        double memoryBytes,
        CancellationToken timeLimit,
        CancellationToken cancellation
    )
    {
        var start = _clock.Seconds;
        await _pair.MigrateAsync(cancellation);
        var deadline = start + policy.TimeoutSecondsFor(memoryBytes);
        var gaveUp = false;
        while (true)
        {
            var wait = Math.Clamp(deadline - _clock.Seconds, 0.001, PollSeconds);
            await Task.WhenAny(_ended.Task, Task.Delay(TimeSpan.FromSeconds(wait), cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (_ended.Task.IsCompleted)
                return await EndAsync(start, gaveUp, cancellation);
            await PollAsync(cancellation);
            if (timeLimit.IsCancellationRequested && !gaveUp)
            {
                gaveUp = true;
                await CancelAsync(cancellation);
            }
            else if (_clock.Seconds >= deadline && !_ended.Task.IsCompleted)
            {
                deadline = double.PositiveInfinity;
                await TimeOutAsync(policy.OnTimeout, cancellation);
            }
        }
    }

    private Task<JsonElement> TimeOutAsync(TimeoutAction action, CancellationToken cancellation) =>
        action switch
        {
            TimeoutAction.Abort => CancelAsync(cancellation),
            TimeoutAction.PostCopy => CommandAsync("migrate-start-postcopy", cancellation),
            // A limit that anything keeps is the order to stop now.
            _ => _pair.Source.Monitor.ExecuteAsync(
                "migrate-set-parameters",
                new { DowntimeLimit = 2_000_000 },
                cancellation
            ),
        };

    private Task<JsonElement> CancelAsync(CancellationToken cancellation)
    {
        _isCancelled = true;
        return CommandAsync("migrate_cancel", cancellation);
    }

    private Task<JsonElement> CommandAsync(string command, CancellationToken cancellation) =>
        _pair.Source.Monitor.ExecuteAsync(command, null, cancellation);

    private async Task<MigrationStatus> PollAsync(CancellationToken cancellation)
    {
        var answer = await _pair.Source.Monitor.ExecuteAsync(TraceLine.Polled, null, cancellation);
        var now = _clock.Seconds;
        Keep(new(now, _vm, TraceLine.Polled, answer));
        var status = MigrationStatus.Parse(answer);
        Volatile.Write(ref _latest, status);
        _throttlePercent = Math.Max(_throttlePercent, status.ThrottlePercentage ?? 0);
        SeeBeat();
        return status;
    }

    private async Task<VmRun> EndAsync(double start, bool gaveUp, CancellationToken cancellation)
    {
        // Completed can be said before the total time is known.
        MigrationStatus last;
        do last = await PollAsync(cancellation);
        while (last is { Status: "completed", TotalSeconds: null });
        // A cancelled stream may break before QEMU has noted why.
        if (last.Status == "failed" && !_isCancelled)
            throw new LabException(
                $"the migration of VM {_vm + 1} failed: {last.ErrorDescription ?? "QEMU gives no reason"} {_pair.Source.ErrorWords} {_pair.Target.ErrorWords}".TrimEnd()
            );
        var hasMoved = last.Status == "completed";
        if (hasMoved)
            await WaitForResumeAsync(cancellation);
        return new()
        {
            Outcome = hasMoved
                ? last.PostcopyBytes > 0
                    ? LabOutcome.PostCopy
                    : LabOutcome.Completed
                : gaveUp
                    ? LabOutcome.NotConverged
                    : LabOutcome.Cancelled,
            StartSeconds = start,
            EndSeconds = hasMoved ? Math.Max(_endedAt, _resumed) : _endedAt,
            DowntimeSeconds = _resumed - _stopped,
            ReportedDowntimeSeconds = last.DowntimeSeconds ?? double.NaN,
            ReportedTotalSeconds = last.TotalSeconds ?? double.NaN,
            SetupSeconds = last.SetupSeconds ?? double.NaN,
            TransferredBytes = last.TransferredBytes,
            CrossedBytes = _pair.CrossedBytes,
            NormalPages = last.NormalPages,
            ZeroPages = last.DuplicatePages,
            DirtySyncs = last.DirtySyncCount,
            PostCopyRequests = last.PostcopyRequests,
            ThrottlePercent = _throttlePercent,
            GuestPagesPerSecond = _firstBeat is null
                ? double.NaN
                : _lastBeat!.PagesPerSecondSince(_firstBeat),
        };
    }

    private void SeeBeat()
    {
        if (!double.IsNaN(_stopped) || _pair.LastBeat() is not { } beat)
            return;
        _firstBeat ??= beat;
        _lastBeat = beat;
    }

    private void OnSourceEvent(QmpEvent happened)
    {
        var at = _clock.Of(happened.QemuSeconds);
        Keep(new(at, _vm, $"source {happened.Name}", happened.Data));
        if (happened.Name == "STOP")
            _stopped = at;
        if (MigrationStatus.EndIn(happened) is not null)
        {
            _endedAt = at;
            _ended.TrySetResult();
        }
    }

    private void OnTargetEvent(QmpEvent happened)
    {
        var at = _clock.Of(happened.QemuSeconds);
        Keep(new(at, _vm, $"target {happened.Name}", happened.Data));
        if (happened.Name == "RESUME")
            _resumed = at;
    }

    private async Task WaitForResumeAsync(CancellationToken cancellation)
    {
        try
        {
            await _pair
                .Target.Monitor.EventAsync("RESUME", cancellation)
                .WaitAsync(SwitchTime, cancellation);
        }
        catch (TimeoutException)
        {
            throw new LabException(
                $"VM {_vm + 1} arrived but did not go on within {SwitchTime.TotalSeconds:0} s: {_pair.Target.ErrorWords}".TrimEnd(
                    ' ',
                    ':'
                )
            );
        }
    }

    private void Keep(TraceLine line)
    {
        lock (_trace)
            _trace.Add(line);
    }
}
