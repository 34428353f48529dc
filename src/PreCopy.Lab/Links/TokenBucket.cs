namespace PreCopy.Lab.Links;

/// <summary>
/// What a rate allows to be sent by now. Credit that nothing could use is forgotten, but not at once: what a late thread or a
/// source that fills its socket late left unused is made up for, so that the long run has the rate.
/// </summary>
/// <param name="bytesPerSecond">The rate; +infinity allows everything.</param>
internal sealed class TokenBucket(double bytesPerSecond)
{
    /// <summary>A thread that is later than this, in seconds, has lost the rest.</summary>
    public const double LateSeconds = 0.1;

    // Credit may grow while what is kept of it shrinks: dry spells of up to half of this lose nothing.
    private const double ForgivenSeconds = 0.02;

    // Grants are whole bytes; their fractions are never lost.
    private const double FractionsBytes = 64;

    private double _mostBytes;

    /// <summary>Bytes that may be sent now.</summary>
    public double CreditBytes { get; private set; }

    /// <summary>Lets time pass.</summary>
    public void Accrue(double seconds) =>
        CreditBytes += bytesPerSecond * Math.Min(seconds, LateSeconds);

    /// <summary>Spends credit.</summary>
    public void Spend(long bytes) => CreditBytes -= bytes;

    /// <summary>Forgets what was not used.</summary>
    /// <param name="isOwed">Whether bytes waited all the time and have been taken to the last: more would have come.</param>
    /// <param name="seconds">How much time has passed.</param>
    public void Settle(bool isOwed, double seconds)
    {
        _mostBytes = isOwed
            ? Math.Max(CreditBytes, bytesPerSecond * ForgivenSeconds)
            : Math.Max(_mostBytes - bytesPerSecond * seconds, FractionsBytes);
        CreditBytes = Math.Min(CreditBytes, _mostBytes);
    }
}
