using PreCopy.Charts.Drawing;
using PreCopy.Charts.Maps;
using PreCopy.Results;

namespace PreCopy.Charts.Gallery;

/// <summary>The best concurrency over what one stream can use of the link and what a migration costs before it copies.</summary>
internal sealed class WhenMoreIsBetterChart()
    : TableChart(
        "when-more-is-better",
        "One at a time is right where one stream fills the link",
        "stream cap / link",
        "setup (s)",
        "best concurrency"
    )
{
    protected override void Fill(Figure figure, Table data)
    {
        RequireAll(data, "best concurrency");
        var grid = new Grid(data, "stream cap / link", "setup (s)");
        var best = grid.Numbers("best concurrency");
        var map = new MapPanel(
            figure,
            grid,
            new Caption("Setup of a migration", "(s)"),
            "What one stream can use / link"
        );
        var counts = best.Cast<double>().Distinct().Order();
        var classes = new ConcurrencyClasses(
            [.. counts.Select(count => (count, count))],
            "one at a time\nis right"
        );
        classes.Paint(map, best);
        classes.Explain(figure);
    }
}
