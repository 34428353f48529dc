using PreCopy.SharedLink;

namespace PreCopy.Cluster;

/// <summary>How far a capacity is used, and what a search for new rates has found of it so far.</summary>
internal struct CapacityState
{
    /// <summary>The present rates of all members that cross it, in bytes/s.</summary>
    public CompensatedSum Load;

    /// <summary>Members of which it is the bottleneck.</summary>
    public int Bound;

    /// <summary>What these have for each unit of their weight, in bytes/s.</summary>
    public double Level;

    /// <summary>Members of the scope that cross it, and of these those of which it is the bottleneck at present.</summary>
    public int ScopeCount;
    public int ScopeBound;

    /// <summary>The present rates of these, in bytes/s.</summary>
    public double ScopeLoad;

    /// <summary>Members of the scope whose new rate is not found yet, and their weight.</summary>
    public int OpenCount;
    public double OpenWeight;

    /// <summary>What is left for them, in bytes/s.</summary>
    public double Unclaimed;

    /// <summary>The highest level of a member of the scope whose new rate is found.</summary>
    public double HighestLevel;

    /// <summary>Whether it is the bottleneck of members of the scope, and at which level.</summary>
    public bool IsFull;
    public double FoundLevel;

    public void BeginFilling()
    {
        (ScopeCount, ScopeBound, ScopeLoad) = (0, 0, 0);
        (OpenCount, OpenWeight, Unclaimed) = (0, 0, 0);
        (HighestLevel, IsFull, FoundLevel) = (0, false, 0);
    }
}
