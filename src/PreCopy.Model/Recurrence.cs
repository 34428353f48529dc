namespace PreCopy.Model;

/// <summary>
/// Finds that numbers of which each follows from the one before, and from nothing else, go round in a circle (R. P. Brent, An
/// improved Monte Carlo factorization algorithm, 1980): it compares with one of the past, moved on at powers of two. Numbers that
/// settle may flicker in their last bits; finitely many of them cannot but recur.
/// </summary>
public struct Recurrence
{
    private double _past;
    private long _steps;
    private long _until;

    /// <summary>Whether <paramref name="number"/>, above 0, is the past one; recurring numbers are found at the latest when three times as many have come.</summary>
    public bool Recurs(double number)
    {
        if (number == _past)
            return true;
        if (_steps++ == _until)
            (_past, _steps, _until) = (number, 0, 2 * _until + 1);
        return false;
    }
}
