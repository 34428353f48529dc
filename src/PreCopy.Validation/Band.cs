namespace PreCopy.Validation;

/// <summary>Where a prediction must fall, ends included, in the unit of its check; both ends infinite where it must be "never".</summary>
/// <param name="Low">The lowest prediction that passes.</param>
/// <param name="High">The highest prediction that passes.</param>
/// <param name="Reason">Why this wide and no wider.</param>
public sealed record Band(double Low, double High, string Reason)
{
    /// <summary>The value itself and nothing else.</summary>
    public static Band Exactly(double value, string reason) => new(value, value, reason);

    /// <summary>From <paramref name="value"/>·(1 − <paramref name="share"/>) to <paramref name="value"/>·(1 + <paramref name="share"/>).</summary>
    public static Band Within(double share, double value, string reason) =>
        new(value * (1 - share), value * (1 + share), reason);

    /// <summary>Whether the prediction falls in the band.</summary>
    public bool Contains(double predicted) => predicted >= Low && predicted <= High;
}
