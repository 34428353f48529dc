namespace PreCopy.Model;

/// <summary>
/// Finds that pairs of numbers of which each follows from the one before, and from nothing else, go round in a circle (R. P. Brent, An
/// improved Monte Carlo factorization algorithm, 1980): it compares with one of the past, moved on at powers of two. Numbers that
/// settle may flicker in their last bits; finitely many of them cannot but recur.
/// </summary>
public struct Recurrence
{
    private (double, double) _past;
    private long _steps;
    private long _until;

    /// <summary>Whether the pair, above 0, is the past one; recurring pairs are found at the latest when three times as many have come.</summary>
    public bool Recurs(double first, double second)
    {
        if ((first, second) == _past)
            return true;
        if (_steps++ == _until)
            (_past, _steps, _until) = ((first, second), 0, 2 * _until + 1);
        return false;
    }
}
