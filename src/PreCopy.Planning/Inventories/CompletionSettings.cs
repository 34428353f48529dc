namespace PreCopy.Planning.Inventories;

/// <summary>How an inventory is completed.</summary>
public sealed record CompletionSettings
{
    /// <summary>The class of a VM whose inventory names none.</summary>
    public string DefaultClass { get; init; } = WorkloadClasses.Default;

    /// <summary>What is known of single VMs, by their names.</summary>
    public IReadOnlyDictionary<string, KnownGuest> Known { get; init; } =
        new Dictionary<string, KnownGuest>();

    /// <summary>Whether dirty rates and working sets that are given are taken as exact, without <see cref="InventoryCompletion.GivenSpread"/>.</summary>
    public bool GivenIsExact { get; init; }
}
