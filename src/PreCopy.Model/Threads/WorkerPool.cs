namespace PreCopy.Model.Threads;

/// <summary>
/// Threads of its own that wait at a start gate, for work too short for a general pool: starting them costs a
/// microsecond or two while they still spin, and allocates nothing.
/// </summary>
/// <param name="workers">How many threads besides the caller's.</param>
internal sealed class WorkerPool(int workers) : IDisposable
{
    // About 20 µs: batches in a row find the workers awake, and an idle pool costs nothing.
    private const int SpinsAtTheGate = 500;

    private readonly ManualResetEventSlim[] _gates =
    [
        .. Enumerable
            .Range(0, workers)
            .Select(_ => new ManualResetEventSlim(false, SpinsAtTheGate)),
    ];

    private IPoolWork? _work;
    private int _atWork;
    private bool _started;
    private volatile bool _disposed;

    /// <summary>Runs the work on every worker and on the caller's thread, and returns when all have returned. One caller at a time.</summary>
    public void Run(IPoolWork work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Start();
        _work = work;
        Volatile.Write(ref _atWork, workers);
        foreach (var gate in _gates)
            gate.Set();
        work.Run();
        var spin = new SpinWait();
        while (Volatile.Read(ref _atWork) > 0)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>Lets the workers end.</summary>
    public void Dispose()
    {
        _disposed = true;
        foreach (var gate in _gates)
            gate.Set();
    }

    private void Start()
    {
        if (_started)
            return;
        _started = true;
        foreach (var gate in _gates)
            new Thread(() => Work(gate)) { IsBackground = true, Name = "kernel worker" }.Start();
    }

    private void Work(ManualResetEventSlim gate)
    {
        while (true)
        {
            gate.Wait();
            gate.Reset();
            if (_disposed)
                return;
            _work!.Run();
            Interlocked.Decrement(ref _atWork);
        }
    }
}
