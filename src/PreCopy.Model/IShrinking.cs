namespace PreCopy.Model;

/// <summary>A guest at a constant rate: how much smaller each round is than the one before.</summary>
public interface IShrinking
{
    /// <summary>The fraction by which a round of <paramref name="bytes"/> shrinks, 1 − v_(k+1)/v_k; not above 0 when it does not.</summary>
    double Shrink(double bytes);
}
