using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Maps;

/// <summary>A panel whose data are the cells of a grid: coloured, hatched where there is no value, with lines and names on them.</summary>
internal sealed class MapPanel
{
    private readonly Grid _grid;
    private readonly Panel _panel;

    internal MapPanel(Figure figure, Grid grid, Caption caption, string xTitle)
    {
        _grid = grid;
        _panel = figure.Add(Grid.ScaleOf(grid.Xs), Grid.ScaleOf(grid.Ys), caption, xTitle);
        _panel.HasGrid = false;
    }

    /// <summary>Colours the cells; a cell without a colour is hatched.</summary>
    internal void Color(SKColor?[,] colors) =>
        _panel.Over(sheet =>
        {
            var place = new CellPlaces(sheet, _grid);
            using var never = new SKPath();
            for (var y = 0; y < _grid.Ys.Length; y++)
            for (int x = 0, end; x < _grid.Xs.Length; x = end)
            {
                // Neighbours of one colour are one rectangle: a smaller file, and no seams.
                for (end = x + 1; end < _grid.Xs.Length && colors[end, y] == colors[x, y]; end++)
                { }
                if (colors[x, y] is { } color)
                    sheet.Canvas.Fill(place.Cells(x, end, y), color);
                else
                    never.AddRect(place.Cells(x, end, y));
            }
            if (!never.IsEmpty)
                sheet.Canvas.Hatch(never);
        });

    /// <summary>Draws and labels the lines on which the values reach these levels; between cells the logarithm is interpolated.</summary>
    internal void Contour(double[,] values, IEnumerable<double> levels, Func<double, string> label)
    {
        var logarithms = Map(values, Math.Log);
        _panel.Over(sheet =>
        {
            var place = new CellPlaces(sheet, _grid);
            var labels = new ContourLabels(sheet);
            foreach (var level in levels)
            foreach (var line in Contours.Trace(logarithms, Math.Log(level)))
                labels.Draw(
                    [.. line.Select(point => place.Between(point.X, point.Y))],
                    label(level)
                );
            labels.Write();
        });
    }

    /// <summary>Draws the borders between cells of different classes and names each connected part that has room for it.</summary>
    internal void Name(MapClass[,] classes) =>
        _panel.Over(sheet =>
        {
            var place = new CellPlaces(sheet, _grid);
            using var borders = place.Borders(classes);
            sheet.Canvas.Stroke(borders, Palette.SoftInk, 1.2f);
            var taken = new List<SKRect>();
            foreach (var region in Region<MapClass>.Of(classes))
                RegionName.Draw(sheet, region, place, taken);
        });

    /// <summary>A map of the same size with each cell's value turned into another.</summary>
    internal static TResult[,] Map<T, TResult>(T[,] cells, Func<T, TResult> turn)
    {
        var turned = new TResult[cells.GetLength(0), cells.GetLength(1)];
        for (var x = 0; x < cells.GetLength(0); x++)
        for (var y = 0; y < cells.GetLength(1); y++)
            turned[x, y] = turn(cells[x, y]);
        return turned;
    }
}
