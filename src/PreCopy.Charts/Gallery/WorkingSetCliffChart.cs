using PreCopy.Charts.Drawing;
using PreCopy.Charts.Maps;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The slowdown over dirty ratio and working set: mild, then a cliff.</summary>
internal sealed class WorkingSetCliffChart()
    : TableChart(
        "working-set-cliff",
        "Small working sets share well; past the cliff nothing converges",
        "dirty rate / bandwidth",
        "working set / (bandwidth × downtime limit)",
        "slowdown",
        "alone"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequirePositive(data, "slowdown");
        var grid = new Grid(
            data,
            "dirty rate / bandwidth",
            "working set / (bandwidth × downtime limit)"
        );
        var map = new MapPanel(
            figure,
            grid,
            new Caption("Working set", "/ (bandwidth × downtime limit)"),
            "Dirty rate / bandwidth of the link"
        );
        var slowdowns = grid.Numbers("slowdown");
        var alone = grid.Texts("alone");
        PenaltyScale.Paint(figure, map, slowdowns);
        map.Name(Classes(slowdowns, alone));
    }

    internal static readonly MapClass Converges = new(["converges"]);
    internal static readonly MapClass NotTogether = new([
        "never converges 4 at once",
        "never converges\n4 at once",
    ]);
    internal static readonly MapClass NotAlone = new([
        "not even one at a time",
        "not even\none at a time",
    ]);

    /// <summary>Which cells converge four at once, which one at a time only, which not even so.</summary>
    internal static MapClass[,] Classes(double[,] slowdowns, string[,] alone)
    {
        var classes = MapPanel.Map(slowdowns, _ => Converges);
        for (var x = 0; x < classes.GetLength(0); x++)
        for (var y = 0; y < classes.GetLength(1); y++)
            if (!double.IsFinite(slowdowns[x, y]))
                classes[x, y] = alone[x, y] == "true" ? NotTogether : NotAlone;
        return classes;
    }
}
