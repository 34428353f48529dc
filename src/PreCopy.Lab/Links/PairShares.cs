namespace PreCopy.Lab.Links;

/// <summary>Those who share the link at present, and who of them has fallen behind.</summary>
internal sealed class PairShares
{
    // For how long a source may fill its socket late and still get its share of the link afterwards.
    private const double MostLagSeconds = 0.01;

    private readonly StreamPair[] _pairs;
    private readonly double[] _weights;
    private readonly double[] _demands;
    private readonly double[] _grants;
    private readonly double[] _lags;
    private readonly double _mostLag;

    public PairShares(StreamPair[] pairs, double bytesPerSecond)
    {
        _pairs = pairs;
        _weights = [.. pairs.Select(pair => pair.Weight)];
        _lags = [.. pairs.Select(pair => pair.Lag)];
        _demands = new double[pairs.Length];
        _grants = new double[pairs.Length];
        _mostLag = bytesPerSecond * MostLagSeconds / _weights.Sum();
    }

    /// <summary>Whether bytes of anybody wait for the link.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Whether anybody is owed more than its socket held.</summary>
    public bool IsOwed { get; private set; }

    /// <summary>Whether these are they.</summary>
    public bool AreOf(StreamPair[] pairs) => _pairs == pairs;

    /// <summary>Lets everybody take its share of what the link may carry now; the bytes taken.</summary>
    public long Forward(double creditBytes, double seconds)
    {
        for (var i = 0; i < _pairs.Length; i++)
            _demands[i] = _pairs[i].Demand(seconds);
        FairCredit.Share(creditBytes, _demands, _weights, _lags, _grants);

        (IsWaiting, IsOwed) = (false, false);
        var bytes = 0L;
        for (var i = 0; i < _pairs.Length; i++)
        {
            var taken = _pairs[i].Take(_grants[i], seconds);
            _lags[i] -= taken / _weights[i];
            bytes += taken;
            IsWaiting |= _pairs[i].IsWaiting;
            IsOwed |= _pairs[i].IsOwed;
        }

        Remember();
        return bytes;
    }

    // The stream that is furthest has no lag, and nobody too much: who had nothing to send for long has no claim.
    private void Remember()
    {
        var least = double.PositiveInfinity;
        foreach (var lag in _lags)
            least = Math.Min(least, lag);
        for (var i = 0; i < _pairs.Length; i++)
            _pairs[i].Lag = _lags[i] = Math.Min(_lags[i] - least, _mostLag);
    }
}
