namespace PreCopy.Lab.Qemu;

/// <summary>All events of a connection, in order, and who waits for one.</summary>
internal sealed class QmpEvents
{
    private readonly Lock _lock = new();
    private readonly List<QmpEvent> _events = [];
    private readonly List<Waiter> _waiters = [];
    private string? _end;

    public IReadOnlyList<QmpEvent> Snapshot()
    {
        lock (_lock)
            return [.. _events];
    }

    public void Add(QmpEvent arrived)
    {
        lock (_lock)
        {
            _events.Add(arrived);
            foreach (var waiter in _waiters.Where(waiter => waiter.Matches(arrived)))
                waiter.Found.TrySetResult(arrived);
            _waiters.RemoveAll(waiter => waiter.Found.Task.IsCompleted);
        }
    }

    /// <summary>No more events will come.</summary>
    public void End(string why)
    {
        lock (_lock)
        {
            _end = why;
            foreach (var waiter in _waiters)
                waiter.Found.TrySetException(Missing(waiter.What, why));
            _waiters.Clear();
        }
    }

    /// <summary>The first event since the connection's start that matches, past or to come.</summary>
    public Task<QmpEvent> FirstAsync(
        string what,
        Func<QmpEvent, bool> matches,
        CancellationToken cancellation
    )
    {
        lock (_lock)
        {
            if (_events.Find(known => matches(known)) is { } first)
                return Task.FromResult(first);
            if (_end is not null)
                return Task.FromException<QmpEvent>(Missing(what, _end));
            var waiter = new Waiter(what, matches);
            _waiters.Add(waiter);
            return waiter.Found.Task.WaitAsync(cancellation);
        }
    }

    private static LabException Missing(string what, string why) =>
        new($"QEMU did not send {what}: {why}");

    private sealed record Waiter(string What, Func<QmpEvent, bool> Matches)
    {
        public TaskCompletionSource<QmpEvent> Found { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
