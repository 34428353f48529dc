namespace PreCopy.Cluster.Placements;

/// <summary>Which of the nodes with room a VM goes to.</summary>
public enum PlacementRule
{
    /// <summary>The one with the most free memory; of equally free ones, the one that holds less, then the first.</summary>
    MostFree,

    /// <summary>The first in the order of the nodes.</summary>
    FirstFit,

    /// <summary>The one with the least free memory; of equally free ones, the first.</summary>
    BestFit,
}
