using PreCopy.Model.Curves;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Vms;

/// <summary>Reads the entries of <c>vms</c>.</summary>
internal static class VmReader
{
    public static VmBatch Read(JsonCursor json)
    {
        var batch = new VmBatch();
        foreach (var entry in json.Items(Scenario.MostVms))
        {
            entry.Object("name", "count", "memory", "vcpus", "dirty");
            var memory = entry["memory"].Quantity(Quantity.Bytes);
            batch.Add(
                entry,
                entry.Find("name") is { } name ? Name(name) : null,
                entry.Find("count")?.WholeNumber(1, Scenario.MostVms),
                new Vm<AnyCurve>(memory, CurveReader.Read(entry["dirty"], memory))
                {
                    Vcpus = entry.Find("vcpus")?.WholeNumber(1, VmFigures.MostVcpus) ?? 1,
                }
            );
        }

        return batch;
    }

    private static string Name(JsonCursor json) => json.As(VmFigures.Name);
}
