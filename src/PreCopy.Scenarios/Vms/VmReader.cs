using PreCopy.Model.Curves;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Vms;

/// <summary>Reads the entries of <c>vms</c>.</summary>
internal static class VmReader
{
    private const int MostVcpus = 65_536;

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
                    Vcpus = entry.Find("vcpus")?.WholeNumber(1, MostVcpus) ?? 1,
                }
            );
        }

        return batch;
    }

    private static string Name(JsonCursor json)
    {
        var name = json.Text();
        if (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
            throw json.Error("a name must be visible text on one line");
        return name;
    }
}
