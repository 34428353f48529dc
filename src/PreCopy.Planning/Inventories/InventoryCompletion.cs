using PreCopy.Model.Curves;

namespace PreCopy.Planning.Inventories;

/// <summary>
/// Gives every VM of an inventory a dirty curve: a whole one where there is one, otherwise a saturating one of a dirty rate
/// and a working set, because what real guests dirty saturates. What is missing comes from the workload class.
/// </summary>
public static class InventoryCompletion
{
    /// <summary>σ of the logarithm of a dirty rate or working set that is given: guests change from one hour to the next.</summary>
    public const double GivenSpread = 0.2;

    private const int MostNamesInAMessage = 5;

    /// <summary>Completes an inventory.</summary>
    /// <exception cref="ArgumentException">A name is of no VM or class, or a figure out of its range; the message, of one line, says which.</exception>
    public static CompletedInventory Complete(Inventory inventory, CompletionSettings settings)
    {
        Check(inventory, settings);
        var defaultClass = Class(settings.DefaultClass);
        var given = settings.GivenIsExact ? 0 : GivenSpread;
        var assumed = new List<Assumption>();
        var vms = new List<PlanVm>(inventory.Vms.Count);
        foreach (var vm in inventory.Vms)
            vms.Add(Complete(With(vm, settings.Known), defaultClass, given, assumed));
        return new CompletedInventory(vms, assumed);
    }

    private static PlanVm Complete(
        InventoryVm vm,
        WorkloadClass defaultClass,
        double givenSpread,
        List<Assumption> assumed
    )
    {
        var vcpus = vm.Vcpus ?? 1;
        if (vm.Curve is { } whole)
            return new PlanVm(vm.Name, vm.MemoryBytes, whole) { Vcpus = vcpus };
        var known = vm.Workload is null ? defaultClass : Class(vm.Workload);
        if (vm.Workload is null && (vm.DirtyBytesPerSecond is null || vm.WorkingSetBytes is null))
            assumed.Add(new(vm.Name, "workload", known.Name));
        var (rate, rateSpread) = Figure(
            vm.DirtyBytesPerSecond,
            "dirtyBytesPerSecond",
            known.DirtyBytesPerSecond(vm.MemoryBytes)
        );
        var (workingSet, workingSetSpread) = Figure(
            vm.WorkingSetBytes,
            "workingSetBytes",
            known.WorkingSetBytes(vm.MemoryBytes)
        );
        return new PlanVm(vm.Name, vm.MemoryBytes, new SaturatingCurve(rate, workingSet))
        {
            Vcpus = vcpus,
            DirtyRateSpread = rateSpread,
            WorkingSetSpread = workingSetSpread,
        };

        (double Value, double Spread) Figure(double? value, string field, double median)
        {
            if (value is { } figure)
                return (figure, givenSpread);
            assumed.Add(new(vm.Name, field, median));
            return (median, known.Spread);
        }
    }

    private static InventoryVm With(InventoryVm vm, IReadOnlyDictionary<string, KnownGuest> known)
    {
        if (!known.TryGetValue(vm.Name, out var guest))
            return vm;
        var hasFigure = guest.DirtyBytesPerSecond is not null || guest.WorkingSetBytes is not null;
        Require(
            guest.Curve is null || !hasFigure,
            $"{vm.Name}: a whole curve and a dirty rate or working set; give the one or the other"
        );
        Require(
            guest.DirtyBytesPerSecond is null or >= 0 and < double.PositiveInfinity,
            $"{vm.Name}: the dirty rate must be at least 0 and finite"
        );
        var workingSet = guest.Curve?.WorkingSetBytes ?? guest.WorkingSetBytes ?? 0;
        Require(
            workingSet >= 0 && workingSet <= vm.MemoryBytes,
            $"{vm.Name}: the working set must be from 0 to the memory"
        );
        return vm with
        {
            Workload = guest.Workload ?? vm.Workload,
            // A single figure that is known better makes the inventory's whole curve a wrong one; its other figure stays.
            DirtyBytesPerSecond =
                guest.DirtyBytesPerSecond ?? vm.DirtyBytesPerSecond ?? vm.Curve?.RateBytesPerSecond,
            WorkingSetBytes =
                guest.WorkingSetBytes ?? vm.WorkingSetBytes ?? vm.Curve?.WorkingSetBytes,
            Curve = guest.Curve ?? (hasFigure ? null : vm.Curve),
        };
    }

    private static void Check(Inventory inventory, CompletionSettings settings)
    {
        var names = inventory.Vms.Select(vm => vm.Name).ToHashSet();
        foreach (var name in settings.Known.Keys)
            Require(
                names.Contains(name),
                $"no VM is called '{name}'; the inventory has {string.Join(", ", inventory.Vms.Take(MostNamesInAMessage).Select(vm => vm.Name))}"
                    + (
                        names.Count > MostNamesInAMessage
                            ? $" and {names.Count - MostNamesInAMessage} more"
                            : ""
                    )
            );
    }

    private static WorkloadClass Class(string name) =>
        WorkloadClasses.Find(name)
        ?? throw new ArgumentException(
            $"'{name}' is no workload class; write one of {WorkloadClasses.Names}"
        );

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
