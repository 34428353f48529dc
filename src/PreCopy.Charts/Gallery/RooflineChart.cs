using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>A migration's cost over batch size, and below it what memory alone would take.</summary>
internal sealed class RooflineChart()
    : TableChart(
        "roofline",
        Message,
        "contender",
        "batch size",
        Time,
        "lowest launch (ns/migration)",
        "highest launch (ns/migration)",
        "memory traffic (GB/s)",
        Memory
    )
{
    private const string Time = "time (ns/migration)";
    private const string Memory = "times memory alone";

    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "batch size");
        RequirePositive(data, "batch size");
        RequirePositive(data, Time);
        RequireNumber(data, "memory traffic (GB/s)");
        var sizes = data.Numbers("batch size");
        var highs = data.Numbers("highest launch (ns/migration)");
        var panel = figure.Add(
            Scale.Logarithmic(sizes, 0.04).WithTicks(sizes.Distinct().Order()),
            Scale.Logarithmic(data.Numbers(Time).Concat(highs), 0.1),
            new Caption("Cost of a migration", "(ns, median and range of the launches)"),
            "Migrations in a batch"
        );
        var looks = Looks.Of(Looks.Kernels, data.Distinct("contender"));
        foreach (var contender in data.Distinct("contender"))
        {
            var rows = data.Where("contender", contender);
            var (batches, times) = (rows.Numbers("batch size"), rows.Numbers(Time));
            panel.Ranges(
                batches,
                times,
                rows.Numbers("lowest launch (ns/migration)"),
                rows.Numbers("highest launch (ns/migration)"),
                looks[contender]
            );
            panel.Line(batches, times, looks[contender]);
            var last = Array.FindLastIndex(times, double.IsFinite);
            if (last >= 0)
                panel.NameAtEnd(
                    $"{contender}, {Format.Number(rows.Numbers("memory traffic (GB/s)")[last])} GB/s",
                    batches[last],
                    times[last],
                    looks[contender]
                );
        }
    }

    // How far the quickest kernel of ours is from its loads and stores alone, in the largest batch.
    private static string Message(Table data)
    {
        var largest = data.Numbers("batch size").Max();
        var rows = data.Rows.Count == 0 ? data : data.Where("batch size", $"{largest:F0}");
        var ours = rows.Texts("contender")
            .Zip(rows.Numbers(Time), rows.Numbers(Memory))
            .Where(row => !RaceNames.IsNative(row.First))
            .ToArray();
        if (ours.Length == 0)
            return $"What memory allows in batches of {Format.Number(largest)}";
        var (name, time, timesMemory) = ours.MinBy(row => row.Second);
        return double.IsFinite(timesMemory)
            ? $"In large batches the best kernel takes {Format.Times(timesMemory)} the time of memory alone"
            : $"In large batches {name} takes {Format.Number(time)} ns per migration";
    }
}
