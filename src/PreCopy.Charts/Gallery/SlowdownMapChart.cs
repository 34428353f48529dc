using PreCopy.Charts.Drawing;
using PreCopy.Charts.Maps;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The slowdown over dirty ratio and concurrency, and where no batch ever ends.</summary>
internal sealed class SlowdownMapChart()
    : TableChart(
        "slowdown-map",
        "Fast writers and many at once: slower, then never",
        "dirty rate / bandwidth",
        "concurrency",
        "slowdown"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequirePositive(data, "slowdown");
        var grid = new Grid(data, "dirty rate / bandwidth", "concurrency");
        var slowdowns = grid.Numbers("slowdown");
        var map = new MapPanel(
            figure,
            grid,
            new Caption("Migrations at once"),
            "Dirty rate / bandwidth of the link"
        );
        PenaltyScale.Paint(figure, map, slowdowns);
        var ends = new MapClass([]);
        var never = new MapClass(["never converges", "never\nconverges"]);
        map.Name(MapPanel.Map(slowdowns, slowdown => double.IsFinite(slowdown) ? ends : never));
    }
}
