using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PreCopy.Lab.Links;

/// <summary>The thread that forwards the streams' bytes at the link's rate, tick by tick.</summary>
internal sealed class Pacer : IDisposable
{
    // The highest priority that a thread can have on Linux.
    private const int MostUrgent = -20;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly double _bytesPerSecond;
    private readonly TokenBucket _link;
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _added = new(false);
    private StreamPair[] _pairs = [];
    private PairShares _shares;
    private long _totalBytes;
    private double _busySeconds;
    private volatile bool _isStopping;

    public Pacer(double bytesPerSecond)
    {
        _bytesPerSecond = bytesPerSecond;
        _link = new(bytesPerSecond);
        _shares = new(_pairs, bytesPerSecond);
        _thread = new(Run) { Name = "link", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Bytes taken from sources so far.</summary>
    public long TotalBytes => Volatile.Read(ref _totalBytes);

    /// <summary>Seconds in which bytes waited for the link so far.</summary>
    public double BusySeconds => Volatile.Read(ref _busySeconds);

    /// <summary>Shares the link with a pair too, until it is closed. After the end it is closed at once.</summary>
    public void Add(StreamPair pair)
    {
        lock (_lock)
        {
            if (_isStopping)
            {
                pair.Dispose();
                return;
            }

            _pairs = [.. _pairs, pair];
            _added.Set();
        }
    }

    /// <summary>Ends the thread and closes all pairs.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isStopping = true;
            _added.Set();
        }

        _thread.Join();
        foreach (var pair in _pairs)
            pair.Dispose();
        _added.Dispose();
    }

    private void Run()
    {
        // Of this thread only. Without the right it is late more often, which the buckets make up for.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(0, 0, MostUrgent);
        var last = Stopwatch.GetTimestamp();
        while (!_isStopping)
        {
            var pairs = OpenPairs();
            if (pairs.Length == 0)
            {
                _added.WaitOne();
                last = Stopwatch.GetTimestamp();
                continue;
            }

            if (!_shares.AreOf(pairs))
                _shares = new(pairs, _bytesPerSecond);
            Thread.Sleep(Tick);
            var now = Stopwatch.GetTimestamp();
            Forward(Stopwatch.GetElapsedTime(last, now).TotalSeconds);
            last = now;
        }
    }

    private void Forward(double seconds)
    {
        var hasWaited = _shares.IsWaiting;
        _link.Accrue(seconds);
        var bytes = _shares.Forward(_link.CreditBytes, seconds);
        _link.Spend(bytes);
        _link.Settle(_shares.IsOwed, seconds);

        // Bytes that did not wait take the time that they need.
        var busySeconds = hasWaited ? seconds : Math.Min(seconds, bytes / _bytesPerSecond);
        Volatile.Write(ref _totalBytes, _totalBytes + bytes);
        Volatile.Write(ref _busySeconds, _busySeconds + busySeconds);
    }

    private StreamPair[] OpenPairs()
    {
        lock (_lock)
        {
            if (Array.Exists(_pairs, pair => pair.Closed.IsCompleted))
                _pairs = [.. _pairs.Where(pair => !pair.Closed.IsCompleted)];
            return _pairs;
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
