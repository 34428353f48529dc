namespace PreCopy.Planning.Inventories;

/// <summary>An inventory with every guest's curve, as a plan needs it.</summary>
/// <param name="Vms">The VMs in the inventory's order; where they are and go is left to the caller.</param>
/// <param name="Assumed">What no one gave.</param>
public sealed record CompletedInventory(
    IReadOnlyList<PlanVm> Vms,
    IReadOnlyList<Assumption> Assumed
);
