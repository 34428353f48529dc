using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PreCopy.Lab.Links;

/// <summary>The thread that forwards the streams' bytes at the link's rate, tick by tick.</summary>
internal sealed class Pacer : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    // For how long a source may fill its socket late and still get its share of the link afterwards.
    private const double MostLagSeconds = 0.01;

    // The highest priority that a thread can have on Linux.
    private const int MostUrgent = -20;

    private readonly double _bytesPerSecond;
    private readonly TokenBucket _link;
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private readonly AutoResetEvent _added = new(false);
    private StreamPair[] _pairs = [];
    private StreamPair[] _sharing = [];
    private double[] _demands = [];
    private double[] _weights = [];
    private double[] _lags = [];
    private double[] _grants = [];
    private double _mostLag;
    private bool _hasWaited;
    private long _totalBytes;
    private double _busySeconds;
    private volatile bool _isStopping;

    public Pacer(double bytesPerSecond)
    {
        _bytesPerSecond = bytesPerSecond;
        _link = new(bytesPerSecond);
        _thread = new(Run) { Name = "link", IsBackground = true };
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
        // For the calling thread only. Without the right it stays as it is: late more often, which the buckets make up for.
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
        FairCredit.Share(_link.CreditBytes, _demands, _weights, _lags, _grants);

        var (bytes, isWaiting, isOwed) = (0L, false, false);
        for (var i = 0; i < pairs.Length; i++)
        {
            var taken = pairs[i].Take(_grants[i], seconds);
            _lags[i] -= taken / _weights[i];
            bytes += taken;
            isWaiting |= pairs[i].IsWaiting;
            isOwed |= pairs[i].IsOwed;
        }

        _link.Spend(bytes);
        _link.Settle(isOwed, seconds);
        Remember(pairs);
        Count(bytes, seconds);
        _hasWaited = isWaiting;
    }

    private void Resize(StreamPair[] pairs)
    {
        _sharing = pairs;
        _weights = [.. pairs.Select(pair => pair.Weight)];
        _lags = [.. pairs.Select(pair => pair.Lag)];
        _demands = new double[pairs.Length];
        _grants = new double[pairs.Length];
        _mostLag = _bytesPerSecond * MostLagSeconds / _weights.Sum();
    }

    // The stream that is furthest has no lag, and nobody too much: who has had nothing to send has no claim.
    private void Remember(StreamPair[] pairs)
    {
        var least = double.PositiveInfinity;
        foreach (var lag in _lags)
            least = Math.Min(least, lag);
        for (var i = 0; i < pairs.Length; i++)
            pairs[i].Lag = _lags[i] = Math.Min(_lags[i] - least, _mostLag);
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

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
