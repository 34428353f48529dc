using PreCopy.Planning.Inventories;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;
using PreCopy.Scenarios.Vms;

namespace PreCopy.Scenarios.Inventories;

/// <summary>KubeVirt's running VMs; a label <c>precopy.io/workload</c> or <c>workload</c> may name the workload class.</summary>
internal static class VmiList
{
    public const string Kind = "VirtualMachineInstance";

    private const string Running = "Running";

    public static Inventory Read(IEnumerable<JsonCursor> items, InventoryBuilder builder)
    {
        foreach (var item in items)
            builder.Add(() => Vm(item, builder));
        return builder.Build("KubeVirt VMIs");
    }

    private static InventoryVm? Vm(JsonCursor item, InventoryBuilder builder)
    {
        if (item.Find("kind") is { } kind && kind.Text() != Kind)
            throw kind.Error(
                $"{QuantityText.Quote(kind.Text())} is no {Kind}; use kubectl get vmi -o json"
            );
        var metadata = item["metadata"];
        var name = metadata["name"].As(VmFigures.Name);
        if (metadata.Find("namespace") is { } space)
            name = $"{space.As(VmFigures.Name)}/{name}";
        var status = item.Find("status");
        if (status?.Find("phase")?.Text() is var phase && phase != Running)
            return builder.LeaveOut(
                item.Path,
                name,
                $"is {QuantityText.Quote(phase ?? "")}, not {Running}"
            );
        var domain = item["spec"]["domain"];
        return new InventoryVm(name, Memory(domain), item.Path)
        {
            Node = status?.Find("nodeName")?.As(VmFigures.Name),
            Vcpus = domain.Find("cpu") is { } cpu ? Vcpus(cpu) : null,
            Workload = metadata.Find("labels") is { } labels
                ? (labels.Find("precopy.io/workload") ?? labels.Find("workload"))?.As(
                    VmFigures.Workload
                )
                : null,
        };
    }

    private static double Memory(JsonCursor domain) =>
        (
            domain.Find("memory")?.Find("guest")
            ?? domain.Find("resources")?.Find("requests")?.Find("memory")
            ?? throw domain.Error("no memory; it is in memory.guest or resources.requests.memory")
        ).Amount(KubernetesQuantity.Bytes, KubernetesQuantity.Allowed);

    private static int Vcpus(JsonCursor cpu)
    {
        var count = Part("cores") * (double)Part("sockets") * Part("threads");
        return count <= VmFigures.MostVcpus
            ? (int)count
            : throw cpu.Error($"cores, sockets and threads make more than {VmFigures.MostVcpus}");

        int Part(string key) => cpu.Find(key)?.WholeNumber(1, VmFigures.MostVcpus) ?? 1;
    }
}
