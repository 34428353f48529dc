using PreCopy.Charts.Drawing;
using PreCopy.Results;

namespace PreCopy.Charts.Maps;

/// <summary>A table whose rows are the cells of a full grid over two of its columns.</summary>
internal sealed class Grid
{
    private readonly Table _data;
    private readonly int[,] _rows;

    /// <exception cref="ArgumentException">A cell is missing, comes twice, or has no place; or there is only one row or column of cells.</exception>
    internal Grid(Table data, string xColumn, string yColumn)
    {
        _data = data;
        var (xs, ys) = (data.Numbers(xColumn), data.Numbers(yColumn));
        Xs = [.. xs.Distinct().Order()];
        Ys = [.. ys.Distinct().Order()];
        if (Xs.Length < 2 || Ys.Length < 2 || !Xs.Concat(Ys).All(double.IsFinite))
            throw new ArgumentException(
                $"a map needs at least 2 values of '{xColumn}' and 2 of '{yColumn}', and no empty ones"
            );
        if (xs.Length != Xs.Length * Ys.Length || xs.Zip(ys).Distinct().Count() != xs.Length)
            throw new ArgumentException(
                $"a map needs each of its {Xs.Length} × {Ys.Length} cells once; the table has {xs.Length} rows"
            );
        _rows = new int[Xs.Length, Ys.Length];
        for (var row = 0; row < xs.Length; row++)
            _rows[Array.BinarySearch(Xs, xs[row]), Array.BinarySearch(Ys, ys[row])] = row;
    }

    /// <summary>The first column's values, ascending.</summary>
    internal double[] Xs { get; }

    /// <summary>The second column's values, ascending.</summary>
    internal double[] Ys { get; }

    /// <summary>The cells of another column, by place in <see cref="Xs"/> and <see cref="Ys"/>.</summary>
    internal double[,] Numbers(string column) => Cells(_data.Numbers(column));

    /// <inheritdoc cref="Numbers"/>
    internal string[,] Texts(string column) => Cells(_data.Texts(column));

    private T[,] Cells<T>(T[] values)
    {
        var cells = new T[Xs.Length, Ys.Length];
        for (var x = 0; x < Xs.Length; x++)
        for (var y = 0; y < Ys.Length; y++)
            cells[x, y] = values[_rows[x, y]];
        return cells;
    }

    /// <summary>An axis from the first cell's outer edge to the last one's, logarithmic where the values are spaced so. Counts have ticks of their own.</summary>
    internal static Scale ScaleOf(double[] centres)
    {
        var isLogarithmic = Scale.IsGeometric(centres);
        var edges = Edges(centres, isLogarithmic);
        var scale = isLogarithmic
            ? Scale.Logarithmic(edges[0], edges[^1])
            : Scale.Linear(edges[0], edges[^1]);
        return centres.All(double.IsInteger) && !isLogarithmic ? scale.WithCounts(centres) : scale;
    }

    /// <summary>The borders of the cells: half-way between neighbours on their axis, as far out again at the ends.</summary>
    internal static double[] Edges(double[] centres, bool isLogarithmic)
    {
        var at = isLogarithmic ? [.. centres.Select(value => Math.Log(value))] : centres;
        var edges = new double[at.Length + 1];
        for (var i = 1; i < at.Length; i++)
            edges[i] = (at[i - 1] + at[i]) / 2;
        edges[0] = at[0] - (edges[1] - at[0]);
        edges[^1] = at[^1] + (at[^1] - edges[^2]);
        return isLogarithmic ? [.. edges.Select(value => Math.Exp(value))] : edges;
    }
}
