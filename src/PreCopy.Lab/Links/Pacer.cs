using System.Diagnostics;

namespace PreCopy.Lab.Links;

/// <summary>The thread that forwards the streams' bytes at the link's rate, tick by tick.</summary>
internal sealed class Pacer : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly double _bytesPerSecond;
    private readonly TokenBucket _link;
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _added = new(false);
    private StreamPair[] _pairs = [];
    private StreamPair[] _sharing = [];
    private double[] _demands = [];
    private double[] _weights = [];
    private double[] _grants = [];
    private bool _hasWaited;
    private long _totalBytes;
    private double _busySeconds;
    private volatile bool _isStopping;

    public Pacer(double bytesPerSecond)
    {
        _bytesPerSecond = bytesPerSecond;
        _link = new(bytesPerSecond);
        _thread = new(Run)
        {
            Name = "link",
            IsBackground = true,
            Priority = ThreadPriority.Highest,
        };
        _thread.Start();
    }

    /// <summary>Bytes forwarded to targets so far.</summary>
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
            _isStopping = true;
        _added.Set();
        _thread.Join();
        foreach (var pair in _pairs)
            pair.Dispose();
        _added.Dispose();
    }

    private void Run()
    {
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

            Thread.Sleep(Tick);
            var now = Stopwatch.GetTimestamp();
            Forward(pairs, Stopwatch.GetElapsedTime(last, now).TotalSeconds);
            last = now;
        }
    }

    private void Forward(StreamPair[] pairs, double seconds)
    {
        if (pairs != _sharing)
            Resize(pairs);
        _link.Accrue(seconds);
        for (var i = 0; i < pairs.Length; i++)
            _demands[i] = pairs[i].Demand(seconds);
        FairCredit.Share(_link.CreditBytes, _demands, _weights, _grants);

        var (bytes, isWaiting, isOwed) = (0L, false, false);
        for (var i = 0; i < pairs.Length; i++)
        {
            bytes += pairs[i].Take(_grants[i], seconds);
            isWaiting |= pairs[i].IsWaiting;
            isOwed |= pairs[i].IsOwed;
        }

        _link.Spend(bytes);
        _link.Settle(isOwed, seconds);
        Count(bytes, seconds);
        _hasWaited = isWaiting;
    }

    private void Resize(StreamPair[] pairs)
    {
        _sharing = pairs;
        _weights = [.. pairs.Select(pair => pair.Weight)];
        _demands = new double[pairs.Length];
        _grants = new double[pairs.Length];
    }

    // Bytes that did not wait take the time that they need.
    private void Count(long bytes, double seconds)
    {
        Volatile.Write(ref _totalBytes, _totalBytes + bytes);
        var busySeconds = _hasWaited ? seconds : Math.Min(seconds, bytes / _bytesPerSecond);
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
}
