using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Json;

namespace PreCopy.Scenarios.Inventories;

/// <summary>JSON of VMs: a scenario, or what <c>kubectl get vmi -o json</c> prints.</summary>
internal static class InventoryJson
{
    public static Inventory Read(ReadOnlyMemory<byte> utf8, InventoryBuilder builder)
    {
        using var document = JsonText.Parse(utf8);
        var root = new JsonCursor(document);
        if (root.Find("vms") is not null || root.Find("link") is not null)
            return ScenarioInventory.Of(ScenarioReader.Read(utf8), builder);
        return root.Find("kind")?.Text() switch
        {
            "List" or "VirtualMachineInstanceList" => VmiList.Read(
                root["items"].Items(Inventory.MostVms),
                builder
            ),
            VmiList.Kind => VmiList.Read([root], builder),
            _ => throw root.Error(
                $"neither a scenario (link, policy, vms) nor a list of {VmiList.Kind} (kind, items)"
            ),
        };
    }
}
