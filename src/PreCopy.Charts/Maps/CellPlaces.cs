using PreCopy.Charts.Drawing;
using SkiaSharp;

namespace PreCopy.Charts.Maps;

/// <summary>Where a grid's cells lie on a sheet. Borders are whole pixels, so that neighbours leave no seam.</summary>
internal sealed class CellPlaces
{
    private readonly float[] _columns;
    private readonly float[] _rows;
    private readonly float[] _centreXs;
    private readonly float[] _centreYs;

    internal CellPlaces(Sheet sheet, Grid grid)
    {
        _columns = Whole(Grid.Edges(grid.Xs, sheet.XScale.IsLogarithmic), sheet.X);
        _rows = Whole(Grid.Edges(grid.Ys, sheet.YScale.IsLogarithmic), sheet.Y);
        _centreXs = [.. grid.Xs.Select(sheet.X)];
        _centreYs = [.. grid.Ys.Select(sheet.Y)];
    }

    /// <summary>The mean height of a row in pixels.</summary>
    internal float RowHeight => (_rows[0] - _rows[^1]) / (_rows.Length - 1);

    /// <summary>The mean width of a column in pixels.</summary>
    internal float ColumnWidth => (_columns[^1] - _columns[0]) / (_columns.Length - 1);

    internal SKRect Cells(int firstColumn, int endColumn, int row) =>
        new(_columns[firstColumn], _rows[row + 1], _columns[endColumn], _rows[row]);

    internal SKPoint Centre(int column, int row) => new(_centreXs[column], _centreYs[row]);

    /// <summary>A point between the centres, in units of cells.</summary>
    internal SKPoint Between(double column, double row) =>
        new(Between(_centreXs, column), Between(_centreYs, row));

    /// <summary>The sides at which cells of different classes meet.</summary>
    internal SKPath Borders<T>(T[,] classes)
        where T : notnull
    {
        var (width, height) = (classes.GetLength(0), classes.GetLength(1));
        var path = new SKPath();
        for (var x = 0; x < width; x++)
        for (var y = 0; y < height; y++)
        {
            var cell = Cells(x, x + 1, y);
            if (x + 1 < width && !classes[x, y].Equals(classes[x + 1, y]))
                Side(path, cell.Right, cell.Top, cell.Right, cell.Bottom);
            if (y + 1 < height && !classes[x, y].Equals(classes[x, y + 1]))
                Side(path, cell.Left, cell.Top, cell.Right, cell.Top);
        }
        return path;
    }

    private static void Side(SKPath path, float fromX, float fromY, float toX, float toY)
    {
        path.MoveTo(fromX, fromY);
        path.LineTo(toX, toY);
    }

    private static float Between(float[] centres, double place)
    {
        var below = Math.Clamp((int)place, 0, centres.Length - 2);
        return centres[below] + (float)(place - below) * (centres[below + 1] - centres[below]);
    }

    private static float[] Whole(double[] edges, Func<double, float> place) =>
        [.. edges.Select(edge => MathF.Round(place(edge)))];
}
