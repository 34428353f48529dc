namespace PreCopy.Lab.Plans;

/// <summary>How the VMs of a batch share the link, or what is done to those that do not converge.</summary>
public enum LabMode
{
    /// <summary>One after the other.</summary>
    Sequential,

    /// <summary>All at once.</summary>
    Concurrent,

    /// <summary>At most two at once.</summary>
    TwoAtOnce,

    /// <summary>All at once, with unequal weights.</summary>
    WeightedSplit,

    /// <summary>One after the other, where one stream carries only a part of the link.</summary>
    CappedSequential,

    /// <summary>All at once, where one stream carries only a part of the link.</summary>
    CappedConcurrent,

    /// <summary>All at once; who has not converged in time is switched, and fetches the rest.</summary>
    PostCopy,

    /// <summary>All at once; who has not converged in time is cancelled.</summary>
    Cancel,

    /// <summary>All at once; guests that do not converge are slowed down.</summary>
    AutoConverge,
}
