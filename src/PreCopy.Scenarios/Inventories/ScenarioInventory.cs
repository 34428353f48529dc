using PreCopy.Cluster;
using PreCopy.Model.Curves;
using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Clusters;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Inventories;

/// <summary>The VMs of a scenario, each with its whole curve and, in a cluster, its node.</summary>
internal static class ScenarioInventory
{
    public static Inventory Of(Scenario scenario, InventoryBuilder builder)
    {
        for (var i = 0; i < scenario.Names.Count; i++)
        {
            var vm = Vm(scenario.Names[i], scenario.Vms.Span[i], $"VM {i + 1}") with
            {
                Node = scenario.Cluster is { } cluster
                    ? cluster.NodeNames[cluster.VmNodes[i]]
                    : null,
            };
            builder.Add(() => vm);
        }

        var inventory = builder.Build("scenario") with
        {
            Settings = scenario.Settings,
            Preset = scenario.Preset?.Name,
        };
        return scenario.Cluster is { } nodes ? WithNodes(inventory, nodes) : inventory;
    }

    private static InventoryVm Vm(string name, Vm<AnyCurve> vm, string place) =>
        new(name, vm.MemoryBytes, place) { Vcpus = (int)vm.Vcpus, Curve = vm.Dirty };

    // A plan knows one bandwidth, that of every node.
    private static Inventory WithNodes(Inventory inventory, ScenarioCluster cluster)
    {
        var settings = cluster.Settings;
        var bandwidth = settings.Nodes[0].TransmitBytesPerSecond;
        if (
            settings.Racks.Count > 0
            || !double.IsPositiveInfinity(settings.Link.BandwidthBytesPerSecond)
            || settings.Nodes.Any(node => !IsPlain(node, bandwidth))
        )
            throw new InputException(
                "$.nodes: a plan takes nodes of one bandwidth in both directions, without racks and without a link that all share; simulate takes any"
            );
        return inventory with
        {
            // Emptied in waves they would wait for each other, which a plan does not know.
            Drained = cluster.Drain is { Waves: 1 } drain
                ? [.. drain.Nodes.Select(node => cluster.NodeNames[node])]
                : [],
            Settings = settings.Link with { BandwidthBytesPerSecond = bandwidth },
            Nodes =
            [
                .. cluster.NodeNames.Zip(
                    cluster.NodeMemoryBytes,
                    (name, memory) =>
                        new InventoryNode(name)
                        {
                            MemoryBytes = double.IsFinite(memory) ? memory : null,
                        }
                ),
            ],
        };
    }

    private static bool IsPlain(ClusterNode node, double bandwidth) =>
        node.TransmitBytesPerSecond == bandwidth && node.ReceiveBytesPerSecond == bandwidth;
}
