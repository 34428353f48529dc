using PreCopy.Model.Curves;
using PreCopy.Model.Policies;
using PreCopy.Planning;
using PreCopy.Planning.Inventories;
using PreCopy.Scenarios;
using PreCopy.Scenarios.Inventories;
using PreCopy.SharedLink;

namespace PreCopy.Cli.Plan;

/// <summary>What is to be planned, and what had to be assumed for it.</summary>
/// <param name="Request">What is to be planned.</param>
/// <param name="Inventory">The VMs that it is about, as they were read.</param>
/// <param name="Assumptions">What the inventory does not say.</param>
/// <param name="PolicyTitle">Whose stop policy it is, for people.</param>
/// <param name="Drained">The names of the nodes to empty; none when all VMs go over one link.</param>
internal sealed record PlanInput(
    PlanRequest Request,
    Inventory Inventory,
    IReadOnlyList<Assumption> Assumptions,
    string PolicyTitle,
    IReadOnlyList<string> Drained
)
{
    private const string UsualPreset = "qemu";

    /// <summary>Reads and completes the inventory.</summary>
    /// <exception cref="InputException">The inventory, or what was asked of it, cannot be used.</exception>
    public static PlanInput Of(PlanQuery query)
    {
        var inventory = Read(query);
        var known = Known(query, inventory);
        var preset = Preset(query, inventory);
        var drained = query.Drain.Count > 0 ? query.Drain : DrainOf(inventory);
        var drain = drained.Count > 0 ? NodeDrain.Of(inventory, drained, query.SkipBadRows) : null;
        inventory = drain?.Inventory ?? inventory;
        var completed = Completed(query, inventory, known);
        var request = new PlanRequest(completed.Vms, Link(query, inventory, preset))
        {
            Platform = query.Platform ?? PlatformOf(preset),
            Objective = query.Objective,
            MaxDowntimeSeconds = query.MaxDowntimeSeconds,
            WithinSeconds = query.WithinSeconds,
            Usable = query.Usable,
            Draws = query.Draws,
            Seed = query.Seed,
        };
        return new(
            drain?.Place(request) ?? request,
            inventory,
            completed.Assumed,
            preset is null ? "own stop policy" : $"stop policy of {preset.Title}",
            drained
        );
    }

    /// <summary>Refuses names that are not there, and lists those that are.</summary>
    /// <exception cref="InputException">A name is not there.</exception>
    internal static void RequireKnown(
        string option,
        IEnumerable<string> names,
        IReadOnlyCollection<string> known,
        string thing
    )
    {
        const int MostListed = 12;
        if (names.FirstOrDefault(name => !known.Contains(name)) is not { } unknown)
            return;
        var listed = string.Join(", ", known.Take(MostListed));
        throw new InputException(
            $"{option}: the inventory has no {thing} '{unknown}'; there are: {listed}{(known.Count > MostListed ? $" and {known.Count - MostListed} more" : "")}"
        );
    }

    private static IReadOnlyList<string> DrainOf(Inventory inventory) =>
        inventory is { Settings: not null, Nodes.Count: > 0, Drained.Count: 0 }
            ? throw new InputException(
                "--drain is missing: the scenario lists its moves or empties its nodes in waves, and a plan empties nodes together; name those to empty, such as --drain "
                    + inventory.Nodes[0].Name
            )
            : inventory.Drained;

    private static Inventory Read(PlanQuery query)
    {
        var content = query.Source.ReadAll();
        try
        {
            var inventory = InventoryReader.Read(content, query.SkipBadRows);
            return NodeMemory.In(inventory, query.NodeMemoryBytes, query.SkipBadRows);
        }
        catch (InputException exception)
        {
            throw exception.In(query.Source.Name);
        }
    }

    private static Dictionary<string, KnownGuest> Known(PlanQuery query, Inventory inventory)
    {
        var names = inventory.Vms.Select(vm => vm.Name).ToHashSet();
        RequireKnown("--vm-class", query.Classes.Keys, names, "VM");
        RequireKnown("--dirty-rate", query.DirtyRates.Keys, names, "VM");
        RequireKnown("--working-set", query.WorkingSets.Keys, names, "VM");
        RequireKnown("--fitted", query.Fitted.Keys, names, "VM");
        return query
            .Classes.Keys.Concat(query.DirtyRates.Keys)
            .Concat(query.WorkingSets.Keys)
            .Concat(query.Fitted.Keys)
            .Distinct()
            .ToDictionary(
                name => name,
                name => new KnownGuest
                {
                    Workload = query.Classes.GetValueOrDefault(name),
                    DirtyBytesPerSecond = Figure(query.DirtyRates, name),
                    WorkingSetBytes = Figure(query.WorkingSets, name),
                    Curve = query.Fitted.TryGetValue(name, out var source) ? Curve(source) : null,
                }
            );
    }

    private static double? Figure(IReadOnlyDictionary<string, double> figures, string name) =>
        figures.TryGetValue(name, out var figure) ? figure : null;

    private static CompletedInventory Completed(
        PlanQuery query,
        Inventory inventory,
        Dictionary<string, KnownGuest> known
    )
    {
        var names = inventory.Vms.Select(vm => vm.Name).ToHashSet();
        var settings = new CompletionSettings
        {
            // What was said of VMs that stay where they are is of no use.
            Known = known.Where(each => names.Contains(each.Key)).ToDictionary(),
        };
        try
        {
            return InventoryCompletion.Complete(
                inventory,
                query.DefaultClass is { } name ? settings with { DefaultClass = name } : settings
            );
        }
        catch (ArgumentException problem)
        {
            throw new InputException(problem.Message, problem);
        }
    }

    private static AnyCurve Curve(InputSource source)
    {
        try
        {
            return Guest(source);
        }
        catch (InputException exception)
        {
            throw exception.In("--fitted");
        }
    }

    private static AnyCurve Guest(InputSource source)
    {
        var content = source.ReadAll();
        try
        {
            var vms = ScenarioReader.Read(content).Vms.Span;
            return vms.Length == 1
                ? vms[0].Dirty
                : throw new InputException($"{vms.Length} VMs; a fitted guest is one");
        }
        catch (InputException exception)
        {
            throw exception.In(source.Name);
        }
    }

    // The policy of a scenario stays its own unless another one is asked for.
    private static PolicyPreset? Preset(PlanQuery query, Inventory inventory) =>
        query.Preset
        ?? (
            inventory.Settings is not null
                ? inventory.Preset is { } name
                    ? PolicyPresets.Find(name)
                    : null
                : PolicyPresets.Find(query.Platform?.Preset ?? UsualPreset)
        );

    private static LinkSettings Link(PlanQuery query, Inventory inventory, PolicyPreset? preset)
    {
        var settings =
            inventory.Settings
            ?? new LinkSettings(
                query.LinkBytesPerSecond
                    ?? throw new InputException(
                        "--link is missing: only a scenario has a bandwidth of its own; write such as --link '10 Gbit/s'"
                    ),
                preset!.Policy
            );
        return settings with
        {
            BandwidthBytesPerSecond = query.LinkBytesPerSecond ?? settings.BandwidthBytesPerSecond,
            Policy = query.Preset?.Policy ?? settings.Policy,
            StreamCapBytesPerSecond =
                query.StreamCapBytesPerSecond ?? settings.StreamCapBytesPerSecond,
            Channels = query.Channels ?? settings.Channels,
            SetupSeconds = query.SetupSeconds ?? settings.SetupSeconds,
            SwitchoverSeconds = query.SwitchoverSeconds ?? settings.SwitchoverSeconds,
        };
    }

    // A preset's name may be a platform's, or that of an older version of it.
    private static Platform PlatformOf(PolicyPreset? preset)
    {
        var name = preset?.Name ?? UsualPreset;
        return Platforms.All.FirstOrDefault(platform => platform.Preset == name)
            ?? Platforms.All.First(platform =>
                name.StartsWith(platform.Preset, StringComparison.Ordinal)
            );
    }
}
