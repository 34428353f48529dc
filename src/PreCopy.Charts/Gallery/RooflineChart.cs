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
        "memory traffic (GB/s)"
    )
{
    private const string Time = "time (ns/migration)";

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
        var all = rows.Texts("contender").Zip(rows.Numbers(Time)).ToArray();
        var ours = all.Where(row => !RaceNames.IsNative(row.First)).ToArray();
        var memory = all.Where(row => row.First == RaceNames.MemoryShape).ToArray();
        if (ours.Length == 0)
            return $"What memory allows in batches of {Format.Number(largest)}";
        var best = ours.MinBy(row => row.Second);
        return memory.Length == 0
            ? $"In large batches {best.First} takes {Format.Number(best.Second)} ns per migration"
            : $"In large batches the best kernel takes {Format.Times(best.Second / memory[0].Second)} the time of memory alone";
    }
}
