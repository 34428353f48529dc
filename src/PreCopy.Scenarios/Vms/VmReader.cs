using PreCopy.Model.Curves;
using PreCopy.Scenarios.Clusters;
using PreCopy.Scenarios.Json;
using PreCopy.Scenarios.Quantities;
using PreCopy.SharedLink;

namespace PreCopy.Scenarios.Vms;

/// <summary>Reads the entries of <c>vms</c>.</summary>
internal static class VmReader
{
    /// <summary>The VMs; where each runs is for <see cref="PlaceReader"/>, and nothing to say without nodes.</summary>
    public static VmBatch Read(JsonCursor json, bool onNodes)
    {
        var batch = new VmBatch();
        foreach (var entry in json.Items(Scenario.MostVms))
        {
            entry.Object("name", "count", "memory", "vcpus", "dirty", "node");
            if (!onNodes)
                ClusterReader.Refuse(entry, "node");
            var memory = entry["memory"].Quantity(Quantity.Bytes);
            batch.Add(
                entry,
                entry.Find("name")?.Name(),
                entry.Find("count")?.WholeNumber(1, Scenario.MostVms),
                new Vm<AnyCurve>(memory, CurveReader.Read(entry["dirty"], memory))
                {
                    Vcpus = entry.Find("vcpus")?.WholeNumber(1, VmFigures.MostVcpus) ?? 1,
                }
            );
        }

        return batch;
    }
}
