using PreCopy.Model.Curves;
using PreCopy.Planning.Inventories;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Inventories;

/// <summary>The VMs of a scenario, each with its whole curve.</summary>
internal static class ScenarioInventory
{
    public static Inventory Of(Scenario scenario, InventoryBuilder builder)
    {
        for (var i = 0; i < scenario.Names.Count; i++)
        {
            var vm = Vm(scenario.Names[i], scenario.Vms.Span[i], $"VM {i + 1}");
            builder.Add(() => vm);
        }

        return builder.Build("scenario") with
        {
            Settings = scenario.Settings,
            Preset = scenario.Preset?.Name,
        };
    }

    private static InventoryVm Vm(string name, Vm<AnyCurve> vm, string place) =>
        new(name, vm.MemoryBytes, place) { Vcpus = (int)vm.Vcpus, Curve = vm.Dirty };
}
